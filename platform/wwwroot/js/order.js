// Moves an entry of the desk's order in place and stores the order; without scripts the buttons send the form.
(function () {
  const list = document.querySelector('[data-order]');
  if (!list) return;
  const form = list.closest('form');
  const status = document.querySelector('[data-order-status]');

  let busy = false;

  const refresh = function () {
    const items = list.querySelectorAll('.ranked-item');
    items.forEach(function (item, i) {
      item.querySelector('[name=up]').disabled = i === 0;
      item.querySelector('[name=down]').disabled = i === items.length - 1;
    });
  };

  form.addEventListener('submit', async function (event) {
    const button = event.submitter;
    if (!button || (button.name !== 'up' && button.name !== 'down')) return;
    event.preventDefault();
    if (busy) return;
    const item = button.closest('.ranked-item');
    const other = button.name === 'up' ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    const data = new URLSearchParams(new FormData(form));
    data.append(button.name, button.value);
    let answer;
    busy = true;
    try {
      answer = await fetch(form.action, { method: 'POST', body: data });
    } catch (e) {
      status.textContent = list.dataset.failed;
      return;
    } finally {
      busy = false;
    }
    // Only a stored order leads on to the list; whatever else came, the page as it is now says why.
    if (!answer.ok || !answer.redirected) {
      location.reload();
      return;
    }
    if (button.name === 'up') list.insertBefore(item, other);
    else list.insertBefore(other, item);
    refresh();
    const place = Array.prototype.indexOf.call(list.children, item) + 1;
    status.textContent = list.dataset.moved.replace('{0}', item.dataset.name).replace('{1}', place);
    (button.disabled ? item.querySelector('button:not([disabled])') : button).focus();
  });
})();
