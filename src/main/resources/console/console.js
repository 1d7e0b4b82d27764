// The console works without this: countdowns tick, the keyboard moves through lists, and a lost connection is told.
(() => {
  'use strict';

  let ahead = 0; // how far business time is ahead of this machine's
  let current = -1;

  const $$ = (selector) => [...document.querySelectorAll(selector)];
  const format = (template, ...values) => template.replace(/\{(\d)\}/g, (_, nr) => values[nr]);

  function tick() {
    const now = Date.now() + ahead;
    const texts = document.body.dataset;
    for (const time of $$('time[data-countdown]')) {
      const seconds = Math.max(0, Math.floor((Date.parse(time.dateTime) - now) / 1000));
      const minutes = Math.floor(seconds / 60);
      const hours = Math.floor(minutes / 60);
      const text = seconds === 0 ? texts.passed
        : minutes < 10 ? format(texts.minutes, minutes, seconds % 60)
        : minutes < 60 ? format(texts.wholeMinutes, minutes)
        : hours < 72 ? format(texts.hours, hours, minutes % 60)
        : format(texts.days, Math.floor(hours / 24), hours % 24);
      if (time.textContent !== text) time.textContent = text;
      const left = time.closest('.left');
      const { urgent, soon } = left.dataset; // in seconds; a countdown that stays calm has neither
      left.classList.toggle('urgent', seconds <= Number(urgent));
      left.classList.toggle('soon', seconds > Number(urgent) && seconds <= Number(soon));
    }
  }

  // a link to a form opens it, in browsers that do not do so themselves
  function reveal() {
    const form = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = form && form.closest('details');
    if (!details) return;
    details.open = true;
    form.scrollIntoView({ block: 'nearest' });
    form.querySelector('input:not([type=hidden]), select, textarea, button')?.focus();
  }

  // on a phone the pages and tabs are wider than the window: the one that is open comes into sight
  function showCurrent() {
    for (const current of $$('nav > [aria-current]')) {
      const nav = current.parentElement;
      nav.scrollLeft = current.offsetLeft - nav.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
    }
  }

  function begin() {
    const now = document.querySelector('[data-now]');
    if (now) ahead = Date.parse(now.dataset.now) - Date.now();
    current = -1;
    showCurrent();
    tick();
    reveal();
  }

  const rows = () => $$('[data-row]');

  function move(by) {
    const all = rows();
    if (!all.length) return;
    if (all[current]) all[current].classList.remove('current');
    current = Math.min(all.length - 1, Math.max(0, current + by));
    all[current].classList.add('current');
    all[current].scrollIntoView({ block: 'nearest' });
    const link = all[current].querySelector('[data-open]');
    if (link) link.focus({ preventScroll: true });
  }

  const help = () => document.getElementById('keys');
  const inRow = (selector) => rows()[current]?.querySelector(selector);

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: () => inRow('input[type=checkbox]')?.click(),
    a: () => inRow('[data-act]')?.click(),
    '/': () => document.querySelector('[data-search]')?.focus(),
    '?': () => help()?.showModal(),
  };

  // Enter on the box of a row opens the row; without a script it approves the selected
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('.rows input[type=checkbox]')) return;
    event.preventDefault();
    event.target.closest('[data-row]')?.querySelector('[data-open]').click();
  });

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input:not([type=checkbox], [type=radio]), select, textarea, dialog');
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !keys[event.key]) return;
    if (help()?.dataset.off) return; // the user has switched them off
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-keys]')) help().showModal();
  });

  document.addEventListener('change', (event) => {
    if (!event.target.matches('input[data-all]')) return;
    for (const box of event.target.closest('form').querySelectorAll('[data-row] input[type=checkbox]')) {
      box.checked = event.target.checked;
    }
  });

  document.addEventListener('focusin', (event) => {
    const row = event.target.closest('[data-row]');
    if (!row) return;
    rows()[current]?.classList.remove('current');
    current = rows().indexOf(row);
    row.classList.add('current');
  });

  // without a script the browser itself tells that a request got no answer; htmx tells nobody
  function tellUnanswered({ detail }) {
    const texts = document.body.dataset;
    const once = detail.requestConfig.formData.has('key'); // such a form acts once, however often it is sent
    document.querySelector('.unanswered')?.remove();
    const alert = document.createElement('p');
    alert.className = 'problem unanswered';
    alert.setAttribute('role', 'alert');
    alert.textContent = once ? texts.unanswered : texts.unreachable;
    document.getElementById('main').prepend(alert);
    alert.scrollIntoView({ block: 'nearest' });
  }

  setInterval(tick, 1000);
  document.addEventListener('htmx:afterSettle', begin);
  for (const failure of ['htmx:sendError', 'htmx:timeout', 'htmx:sendAbort']) {
    document.addEventListener(failure, tellUnanswered);
  }
  begin();
})();
