// The running weighted total of a sheet, and a warning before unsaved scores are left behind.
(function () {
  const form = document.querySelector('.rubric');
  const total = document.querySelector('[data-total]');
  if (!form || !total) return;
  const inputs = Array.from(form.querySelectorAll('[data-weight]'));
  let changed = false;

  // Full-width digits as Chinese input methods type them.
  const read = function (text) {
    const half = text.trim().replace(/[０-９．]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xfee0); });
    return /^\d+(\.\d+)?$/.test(half) ? Number(half) : null;
  };

  // In steps of whole numbers, so that no binary fraction shows.
  const fits = function (input, score) {
    const steps = score / Number(input.dataset.step);
    return score <= Number(input.dataset.max) && Math.abs(steps - Math.round(steps)) < 1e-9;
  };

  const tell = function () {
    let sum = 0;
    let missing = 0;
    inputs.forEach(function (input) {
      const score = read(input.value);
      if (score === null || !fits(input, score)) missing++;
      else sum += Number(input.dataset.weight) * score / Number(input.dataset.max);
    });
    total.textContent = sum.toFixed(4) + (missing ? total.dataset.partial.replace('{0}', missing) : '');
  };

  form.addEventListener('input', function () {
    changed = true;
    tell();
  });
  form.addEventListener('submit', function () { changed = false; });
  window.addEventListener('beforeunload', function (event) {
    if (changed) event.preventDefault();
  });
  tell();
})();
