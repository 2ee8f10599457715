// Changes the document beside the sheet without leaving what is typed. Where the browser has no viewer, the downloads remain.
(function () {
  const pane = document.getElementById('document');
  const links = Array.from(document.querySelectorAll('[data-view]'));
  if (!pane) return;
  if (navigator.pdfViewerEnabled === false) {
    links.forEach(function (link) { if (!pane.contains(link)) link.hidden = true; });
    return;
  }
  const choices = Array.from(pane.querySelectorAll('[data-file]'));

  const show = function (choice) {
    choices.forEach(function (other) { other.removeAttribute('aria-current'); });
    choice.setAttribute('aria-current', 'true');
    // A viewer that is there does not follow another address: it is put anew.
    const old = pane.querySelector('.viewer');
    const next = old.cloneNode(true);
    next.setAttribute('data', choice.dataset.file);
    next.setAttribute('aria-label', choice.textContent.trim());
    old.replaceWith(next);
    pane.querySelector('[data-beside-download]').href = choice.dataset.download;
    pane.hidden = false;
    pane.focus({ preventScroll: true });
    pane.scrollIntoView();
    history.replaceState(null, '', choice.href);
  };

  links.forEach(function (link) {
    link.addEventListener('click', function (event) {
      const choice = choices.find(function (c) { return c.dataset.view === link.dataset.view; });
      if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (pane.hidden || choice.getAttribute('aria-current') !== 'true') show(choice);
      else pane.scrollIntoView();
    });
  });
  pane.querySelector('[data-beside-close]').addEventListener('click', function (event) {
    event.preventDefault();
    pane.hidden = true;
    choices.forEach(function (choice) { choice.removeAttribute('aria-current'); });
    history.replaceState(null, '', event.target.href);
    document.getElementById('documents').scrollIntoView();
  });
})();
