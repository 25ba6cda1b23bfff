// Comforts where scripts run; no page depends on them (docs/adr/0095).
{
  const { used, over } = document.currentScript.dataset;
  const numbers = new Intl.NumberFormat(document.documentElement.lang === 'es' ? 'es-MX' : 'en-GB');

  const said = (has, most) =>
    (has > most ? over : used).replaceAll(/{(\w+)}/g, (_, name) =>
      numbers.format({ has, most, over: has - most }[name]),
    );

  /**
   * Counts the characters of a field beside it; near the limit and beyond, a screen reader hears the count after a
   * pause in typing.
   */
  const count = (note) => {
    const field = document.getElementById(note.id.replace(/-count$/, ''));
    const most = Number(note.dataset.most);
    const aloud = document.createElement('span');
    aloud.className = 'hidden';
    aloud.setAttribute('aria-live', 'polite');
    note.after(aloud);
    let pause;
    const tell = () => {
      const has = [...field.value.trim().normalize('NFC')].length;
      note.textContent = said(has, most);
      note.classList.toggle('over', has > most);
      clearTimeout(pause);
      pause = setTimeout(() => (aloud.textContent = has > most * 0.9 ? note.textContent : ''), 1000);
    };
    field.addEventListener('input', tell);
    // After going back, a browser fills in what was typed before.
    addEventListener('pageshow', () => field.value && tell());
  };
  document.querySelectorAll('[data-most]').forEach(count);

  /** The form that the person typed in last; links to the other language and to sign in take it along. */
  let typedIn = null;
  document.addEventListener('input', ({ target }) => {
    if (target.form?.elements.namedItem('form')) typedIn = target.form;
  });
  document.querySelectorAll('a[data-way]').forEach((link) =>
    link.addEventListener('click', (event) => {
      if (!typedIn || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const way = document.createElement('button');
      Object.assign(way, { name: 'way', value: link.dataset.way, formNoValidate: true, hidden: true });
      typedIn.append(way);
      way.click();
    }),
  );
}
