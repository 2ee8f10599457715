// Says at once what the server would say of a field's value.
document.querySelectorAll('[data-live-check]').forEach(function (box) {
  const field = box.querySelector('[name="' + box.dataset.for + '"]');
  const text = box.querySelector('[data-live-text]');
  let asked = 0;
  field.addEventListener('change', async function () {
    const mine = ++asked;
    if (!field.value.trim()) { text.hidden = true; return; }
    try {
      const response = await fetch(box.dataset.liveCheck + '?code=' + encodeURIComponent(field.value), { redirect: 'manual' });
      const answer = await response.json();
      if (mine !== asked) return;
      text.textContent = answer.text;
      text.classList.toggle('wrong', !answer.ok);
      text.hidden = false;
    } catch { text.hidden = true; }
  });
});
