// SPDX-License-Identifier: Apache-2.0
// Filters rows by the words of the search box and the choices of the select boxes. Without
// scripts every page still shows everything.
'use strict';
(() => {
  const tools = document.querySelector('.tools');
  if (!tools) return;
  tools.hidden = false;
  const search = tools.querySelector('input[type=search]');
  const selects = [...tools.querySelectorAll('select')];
  const count = tools.querySelector('output');
  // Text is read once; 5,000 rows are then filtered without touching the layout.
  const rows = [...document.querySelectorAll('[data-row]')].map(element => ({
    element, text: element.textContent.toLowerCase(), shown: true,
  }));
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const keep = words.every(word => row.text.includes(word)) &&
        selects.every(select => !select.value || row.element.dataset[select.name] === select.value);
      if (keep !== row.shown) {
        row.element.hidden = !keep;
        row.shown = keep;
      }
      shown += keep;
    }
    count.textContent = `${shown} of ${rows.length}`;
    const query = new URLSearchParams();
    if (search.value) query.set('q', search.value);
    for (const select of selects) if (select.value) query.set(select.name, select.value);
    history.replaceState(null, '', query.size ? `#${query}` : location.pathname);
  };
  // A link may carry a filter: findings.html#rule=memory/gets
  const follow = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    search.value = given.get('q') ?? '';
    for (const select of selects) {
      const value = given.get(select.name) ?? '';
      select.value = [...select.options].some(option => option.value === value) ? value : '';
    }
    apply();
  };
  search.addEventListener('input', apply);
  for (const select of selects) select.addEventListener('change', apply);
  addEventListener('hashchange', follow);
  follow();
})();
