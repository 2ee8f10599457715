// Helps where scripts run; every page works without.
(function () {
  const summary = document.querySelector('[data-focus]');
  if (summary) summary.focus();

  // The summary's links put the cursor into the field, not only the field into view.
  document.addEventListener('click', function (event) {
    const link = event.target.closest('.errors a[href^="#"]');
    const field = link && document.getElementById(link.getAttribute('href').slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest('.field') || field).scrollIntoView();
    field.focus({ preventScroll: true });
  });

  // Characters left, counted as the server counts them.
  document.querySelectorAll('[data-count]').forEach(function (note) {
    const field = document.getElementById(note.dataset.count);
    const limit = Number(field.dataset.limit);
    const tell = function () {
      const left = limit - field.value.replace(/\r\n?/g, '\n').length;
      note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace('{0}', Math.abs(left));
      note.classList.toggle('count-over', left < 0);
    };
    field.addEventListener('input', tell);
    tell();
  });

  // A second press of the same button is no second act.
  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 1000) event.preventDefault();
    form.dataset.sent = Date.now();
  });

  document.querySelectorAll('[data-print]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
})();
