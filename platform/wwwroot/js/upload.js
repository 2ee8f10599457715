// Sends a file in chunks that survive a lost connection or a reload; without scripts the form sends it whole.
(function () {
  const pause = function (ms) { return new Promise(function (done) { setTimeout(done, ms); }); };

  class Refused extends Error {}

  document.querySelectorAll('form.upload').forEach(function (form) {
    const field = form.querySelector('input[type=file][data-chunks]');
    const state = form.querySelector('[data-upload-state]');
    const bar = state.querySelector('progress');
    const line = state.querySelector('[role=status]');
    const button = form.querySelector('button[type=submit]');
    const begin = field.dataset.chunks;
    const key = 'upload ' + begin + ' ' + state.dataset.slot;

    const tell = function (text, wrong) {
      state.hidden = false;
      line.textContent = text;
      line.classList.toggle('wrong', Boolean(wrong));
    };
    const show = function (percent) {
      bar.value = percent;
      tell(state.dataset.going.replace('{0}', Math.floor(percent)));
    };

    const ask = async function (url, options) {
      const response = await fetch(url, Object.assign({ redirect: 'manual' }, options, { headers: Object.assign({ 'X-Form-Token': form.elements['form-token'].value }, options.headers) }));
      if (response.ok) return response.status === 204 ? null : response.json();
      const answer = (response.headers.get('Content-Type') || '').includes('application/json') ? await response.json() : null;
      const told = answer && answer.refusals.map(function (r) { return r.text; }).join(' ');
      if (told && response.status < 500) throw new Refused(told);
      if (response.type === 'opaqueredirect' || response.status === 403 || response.status === 400) throw new Refused(state.dataset.signedout);
      if (response.status < 500) throw new Refused(state.dataset.failed);
      throw Object.assign(new Error(String(response.status)), { told: told });
    };

    // Network and server faults are tried again for some minutes; a refusal is final.
    const insist = async function (url, options) {
      for (let wait = 500; ; wait = Math.min(wait * 2, 15000)) {
        try {
          return await ask(url, options);
        } catch (fault) {
          if (fault instanceof Refused || wait > 14000) throw fault;
          tell(fault.told || state.dataset.lost, Boolean(fault.told));
          await pause(wait);
        }
      }
    };

    const session = async function (file) {
      const kept = JSON.parse(localStorage.getItem(key) || 'null');
      if (kept && kept.name === file.name && kept.size === file.size && kept.modified === file.lastModified) {
        try {
          return await ask(begin + '/' + kept.id, { method: 'GET' });
        } catch { localStorage.removeItem(key); }
      } else if (kept) {
        // Another file is wanted in its place: what was sent of the first is given up.
        try { await ask(begin + '/' + kept.id, { method: 'DELETE' }); } catch { /* it ends by itself after a day */ }
        localStorage.removeItem(key);
      }
      const begun = await insist(begin, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ slot: state.dataset.slot, fileName: file.name, contentType: file.type, length: file.size }),
      });
      localStorage.setItem(key, JSON.stringify({ id: begun.id, name: file.name, size: file.size, modified: file.lastModified }));
      return begun;
    };

    form.addEventListener('submit', async function (event) {
      const file = field.files[0];
      if (!file) return;
      event.preventDefault();
      if (file.size > Number(state.dataset.max)) return tell(state.dataset.big, true);
      button.disabled = true;
      try {
        const upload = await session(file);
        const chunks = Math.ceil(file.size / upload.chunkBytes);
        let left = upload.missing.length;
        for (const index of upload.missing) {
          show((chunks - left) / chunks * 100);
          await insist(begin + '/' + upload.id + '/chunks/' + index, { method: 'PUT', body: file.slice(index * upload.chunkBytes, Math.min(file.size, (index + 1) * upload.chunkBytes)) });
          left--;
        }
        show(100);
        tell(state.dataset.checking);
        await insist(begin + '/' + upload.id + '/complete', { method: 'POST' });
        localStorage.removeItem(key);
        location.assign(location.pathname + '#slot-' + state.dataset.slot);
        location.reload();
      } catch (fault) {
        if (fault instanceof Refused) localStorage.removeItem(key);
        tell(fault instanceof Refused ? fault.message : fault.told || state.dataset.failed, true);
        button.disabled = false;
      }
    });

    const kept = JSON.parse(localStorage.getItem(key) || 'null');
    if (kept) { tell(state.dataset.resume.replace('{0}', kept.name)); bar.hidden = true; field.addEventListener('change', function () { bar.hidden = false; }); }
  });
})();
