// The sum of the shares while they are typed; counted in hundredths, so that 33.33 and 66.67 are exactly 100.
(function () {
  const line = document.querySelector('[data-share-sum]');
  if (!line) return;
  const hundredths = function (text) {
    const found = /^\s*([0-9０-９]{1,3})(?:[.．]([0-9０-９]{1,2}))?\s*$/.exec(text);
    if (!found) return 0;
    const narrow = function (digits) { return digits.replace(/[０-９]/g, function (d) { return String(d.charCodeAt(0) - 0xFF10); }); };
    return Number(narrow(found[1])) * 100 + Number((narrow(found[2] || '') + '00').slice(0, 2));
  };
  const shown = function (n) { return (n / 100).toFixed(2).replace(/\.?0+$/, ''); };
  const tell = function () {
    let sum = 0;
    document.querySelectorAll('input[name$=".sharePercent"]').forEach(function (field) { sum += hundredths(field.value); });
    const text = sum === 10000 ? line.dataset.right : sum < 10000 ? line.dataset.left : line.dataset.over;
    line.textContent = text.replace('{0}', shown(sum)).replace('{1}', shown(Math.abs(10000 - sum)));
    line.classList.toggle('sum-right', sum === 10000);
  };
  document.addEventListener('input', function (event) { if (event.target.name && event.target.name.endsWith('.sharePercent')) tell(); });
  tell();
})();
