// Saves a draft while it is typed. What cannot be sent is kept in this tab and put back after a reload; what a colleague stored meanwhile is
// never overwritten unseen.
(function () {
  const form = document.querySelector('form[data-autosave]');
  const note = form && form.querySelector('[data-saved-note]');
  if (!note) return;
  const key = 'draft ' + form.dataset.autosave;
  const version = form.elements['draft-version'];
  let timer = 0, sending = false, again = false, stopped = false, wait = 1000;

  const fields = function () {
    return Array.from(new FormData(form)).filter(function (f) { return f[0] !== 'form-token' && f[0] !== 'draft-version'; });
  };
  const tell = function (text, wrong) {
    note.hidden = false;
    note.classList.toggle('wrong', Boolean(wrong));
    if (note.textContent !== text) note.textContent = text;
  };
  const keep = function () {
    try { sessionStorage.setItem(key, JSON.stringify({ version: version.value, fields: fields() })); } catch { /* full or off: the page itself still has it */ }
  };
  const drop = function () { sessionStorage.removeItem(key); };

  const restore = function () {
    const kept = JSON.parse(sessionStorage.getItem(key) || 'null');
    if (!kept || kept.version !== version.value || JSON.stringify(kept.fields) === JSON.stringify(fields())) return drop();
    Array.from(form.elements).forEach(function (element) {
      if (!element.name || element.type === 'hidden' || element.type === 'submit') return;
      const values = kept.fields.filter(function (f) { return f[0] === element.name; }).map(function (f) { return f[1]; });
      if (element.type === 'checkbox' || element.type === 'radio') element.checked = values.includes(element.value);
      else if (values.length > 0) element.value = values[0];
    });
    tell(note.dataset.restored);
    form.dispatchEvent(new Event('input'));
  };

  const later = function () {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    if (stopped) return;
    if (sending) { again = true; return; }
    sending = true;
    again = false;
    const sent = JSON.stringify(fields());
    try {
      tell(note.dataset.saving);
      const response = await fetch(form.dataset.autosave, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { 'X-Form-Token': form.elements['form-token'].value }, redirect: 'manual' });
      const answer = (response.headers.get('Content-Type') || '').includes('json') ? await response.json() : null;
      if (response.ok && answer) {
        version.value = answer.version;
        wait = 1000;
        if (JSON.stringify(fields()) === sent) { drop(); form.dispatchEvent(new Event('draft-saved')); } else { keep(); again = true; }
        // What was typed is kept; what of it cannot be used is named and never called saved.
        const unusable = (answer.unusable || []).map(function (r) { return r.text; });
        if (unusable.length === 0) tell(note.dataset.saved.replace('{0}', answer.at));
        else tell(note.dataset.kept.replace('{0}', answer.at).replace('{1}', unusable.join(' ')), true);
      } else if (answer) {
        // Refused for what it says: typing on may mend it, but a conflict is the reader's to decide.
        const conflict = response.status === 409;
        stopped = conflict;
        if (response.status >= 500) { wait = Math.min(wait * 2, 60000); again = true; }
        tell(answer.refusals.map(function (r) { return r.text; }).join(' ') + (conflict ? ' ' + note.dataset.stopped : ''), true);
      } else if (response.status === 403 || response.status === 400 || response.type === 'opaqueredirect') {
        tell(note.dataset.signedout, true);
      } else {
        throw new Error(String(response.status));
      }
    } catch {
      tell(note.dataset.failed, true);
      wait = Math.min(wait * 2, 60000);
      again = true;
    } finally {
      sending = false;
    }
    if (again && !stopped) later();
  }

  form.addEventListener('input', function () { keep(); if (!stopped) later(); });
  document.addEventListener('visibilitychange', function () { if (document.hidden && sessionStorage.getItem(key)) { clearTimeout(timer); save(); } });
  restore();
})();
