// The running weighted total of a sheet with what each criterion lacks, and a warning before unsaved scores are left behind.
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

  const tellOf = function (input, score, fit) {
    const note = form.querySelector('[data-score-of="' + input.dataset.criterion + '"]');
    const comment = form.elements['comments.' + input.dataset.criterion];
    const below = input.dataset.below, above = input.dataset.above;
    const asks = fit && ((below && score <= Number(below)) || (above && score >= Number(above)));
    const lacks = Boolean(asks && comment && !comment.value.trim());
    note.classList.toggle('open', !fit || lacks);
    const text = fit ? String(score) + (lacks ? ' ' + note.dataset.uncommented : '') : input.value.trim() ? note.dataset.wrong : note.dataset.none;
    if (note.textContent !== text) note.textContent = text;
  };

  const tell = function () {
    let sum = 0;
    let missing = 0;
    inputs.forEach(function (input) {
      const score = read(input.value);
      const fit = score !== null && fits(input, score);
      if (!fit) missing++;
      else sum += Number(input.dataset.weight) * score / Number(input.dataset.max);
      tellOf(input, score, fit);
    });
    total.textContent = sum.toFixed(4) + (missing ? total.dataset.partial.replace('{0}', missing) : '');
  };

  form.addEventListener('input', function () {
    changed = true;
    tell();
  });
  form.addEventListener('draft-saved', function () { changed = false; });
  form.addEventListener('submit', function () { changed = false; });
  window.addEventListener('beforeunload', function (event) {
    if (changed) event.preventDefault();
  });
  tell();
})();
