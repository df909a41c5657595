// What the page does when it is clicked. Without it everything is there, by file.

export const script = `
(function () {
  'use strict';
  var form = document.querySelector('.controls');
  var root = document.documentElement;
  if (!form) return;
  form.hidden = false;
  var holder = document.getElementById('findings');
  var cards = Array.from(holder.querySelectorAll('article'));
  var search = form.querySelector('[type="search"]');
  var output = form.querySelector('output');
  var wanted = { rule: new Set(), file: new Set() };

  function apply() {
    var words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    var severities = Array.from(form.querySelectorAll('[type="checkbox"]:checked'), function (box) { return box.value; });
    var shown = 0;
    cards.forEach(function (card) {
      var fits = severities.includes(card.dataset.severity)
        && ['rule', 'file'].every(function (key) { return wanted[key].size === 0 || wanted[key].has(card.dataset[key]); })
        && words.every(function (word) { return card.dataset.words.includes(word); });
      card.hidden = !fits;
      if (fits) shown += 1;
    });
    holder.querySelectorAll('.group').forEach(function (group) {
      group.hidden = !group.querySelector('article:not([hidden])');
    });
    output.textContent = shown === cards.length ? cards.length + ' shown' : shown + ' of ' + cards.length + ' shown';
  }

  function arrange() {
    var key = form.querySelector('[name="group"]:checked').value;
    var groups = new Map();
    cards.forEach(function (card) {
      var name = card.dataset[key];
      if (!groups.has(name)) {
        var section = document.createElement('section');
        section.className = 'group';
        var heading = document.createElement('h2');
        heading.textContent = name;
        section.append(heading);
        groups.set(name, section);
      }
      groups.get(name).append(card);
    });
    var names = Array.from(groups.keys()).sort();
    holder.replaceChildren.apply(holder, names.map(function (name) { return groups.get(name); }));
    apply();
  }

  document.querySelectorAll('.bars button').forEach(function (button) {
    button.addEventListener('click', function () {
      var names = wanted[button.closest('.bars').dataset.key];
      var isOn = !names.has(button.dataset.name);
      if (isOn) names.add(button.dataset.name); else names.delete(button.dataset.name);
      button.setAttribute('aria-pressed', String(isOn));
      apply();
    });
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('input', function (event) { if (event.target.name === 'group') arrange(); else apply(); });
  form.querySelector('.theme').addEventListener('click', function () {
    var isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
  });
  apply();
})();
`;
