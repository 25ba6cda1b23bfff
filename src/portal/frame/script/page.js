// Comforts where scripts run; no page depends on them (docs/adr/0095).
{
  const { used, over, back } = document.currentScript.dataset;
  /** Milliseconds before a lost socket is opened again; each failure doubles them. */
  const [FIRST_PAUSE, LAST_PAUSE] = [2000, 300_000];
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

  /**
   * The tab keeps what is typed and not sent, for the same person, who may be interrupted (docs/adr/0127). Nothing
   * leaves the browser. A field is filled in again only while the server gives it as it did before.
   */
  const SECRET = ['code', 'token'];
  const isChoice = ({ type }) => type === 'radio' || type === 'checkbox';
  const isTyped = ({ name, type }) =>
    name && !SECRET.includes(name) && !/^(hidden|file|password|submit|button|fieldset)$/.test(type);
  const fieldsOf = (form) => [...form.elements].filter(isTyped);
  const nameOf = (field) => (isChoice(field) ? `${field.name} ${field.value}` : field.name);
  const valueOf = (field) => (isChoice(field) ? field.checked : field.value);
  const givenTo = (field) => {
    if (isChoice(field)) return field.defaultChecked;
    return field.options ? (field.querySelector('[selected]') ?? field.options[0])?.value : field.defaultValue;
  };
  const placeOf = ({ id, elements }) =>
    `typed ${location.pathname}${location.search} ${id} ${elements.namedItem('as')?.value ?? ''}`;
  const inTab = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      // A browser may refuse to keep anything, or have no room left; the page works without.
      return null;
    }
  };

  const keep = (form) => {
    const changed = fieldsOf(form).filter((field) => valueOf(field) !== givenTo(field));
    const kept = Object.fromEntries(changed.map((field) => [nameOf(field), [valueOf(field), givenTo(field)]]));
    inTab((tab) =>
      changed.length > 0 ? tab.setItem(placeOf(form), JSON.stringify(kept)) : tab.removeItem(placeOf(form)),
    );
  };
  const fillIn = (form) => {
    const kept = inTab((tab) => JSON.parse(tab.getItem(placeOf(form))));
    // A form that came back brings what was sent.
    if (!kept || form.querySelector('[value=discard]')) return;
    const again = fieldsOf(form).filter((field) => {
      const [, given] = kept[nameOf(field)] ?? [];
      return given === givenTo(field) && valueOf(field) === given;
    });
    if (again.length === 0) return;
    const note = document.createElement('p');
    Object.assign(note, { className: 'quiet', role: 'status', textContent: back });
    form.prepend(note);
    for (let at = form.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
    for (const field of again) {
      const [value] = kept[nameOf(field)];
      if (isChoice(field)) field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  document.addEventListener('input', ({ target }) => target.form?.elements.namedItem('form') && keep(target.form));
  const isSignOut = (form) => form.getAttribute('action') === '/sign-out';
  document.addEventListener('submit', ({ target }) =>
    inTab((tab) => (isSignOut(target) ? tab.clear() : tab.removeItem(placeOf(target)))),
  );
  document.querySelectorAll('form[id]:has(> [name=form])').forEach(fillIn);

  /**
   * Says that somebody else changed what the page shows (docs/adr/0126). Nothing else on the page moves, and what was
   * typed stays. The page listens only while it is visible.
   */
  const listen = (place) => {
    const { live: query, variables, shown } = place.dataset;
    let socket;
    let retry;
    let pause = FIRST_PAUSE;
    let told = shown;

    const tell = (now) => {
      const news = JSON.stringify(now);
      if (news === told) return;
      told = news;
      if (!place.querySelector('.notice')) place.append(notice());
      const words = place.querySelector('template').content.querySelector('span').textContent;
      const { version } = Object.values(now)[0];
      place.querySelector('.notice span').textContent = words.replace('{version}', numbers.format(version));
    };
    const notice = () => {
      const copy = place.querySelector('template').content.cloneNode(true).firstElementChild;
      copy.querySelector('button').addEventListener('click', () => {
        copy.remove();
        document.querySelector('main').focus({ preventScroll: true });
      });
      return copy;
    };

    const open = () => {
      clearTimeout(retry);
      if (socket || document.hidden) return;
      const own = new WebSocket(location.origin.replace(/^http/, 'ws') + '/graphql', 'graphql-transport-ws');
      socket = own;
      const send = (message) => own.send(JSON.stringify(message));
      const subscribe = { id: '1', type: 'subscribe', payload: { query, variables: JSON.parse(variables) } };
      const replies = {
        connection_ack: () => send(subscribe),
        ping: () => send({ type: 'pong' }),
        next: ({ data }) => {
          pause = FIRST_PAUSE;
          if (data) tell(data);
        },
        error: () => own.close(),
        complete: () => own.close(),
      };
      own.addEventListener('open', () => send({ type: 'connection_init' }));
      own.addEventListener('message', ({ data }) => {
        const { type, payload } = JSON.parse(data);
        replies[type]?.(payload);
      });
      own.addEventListener('close', () => {
        if (socket !== own) return;
        socket = undefined;
        // Many pages lose their sockets at once when a server stops, so each waits for a time of its own.
        retry = setTimeout(open, pause * (1 + Math.random()));
        pause = Math.min(pause * 2, LAST_PAUSE);
      });
    };
    const close = () => {
      clearTimeout(retry);
      const own = socket;
      socket = undefined;
      own?.close();
    };
    // A page with an open socket is not kept for going back, and would lose what was typed.
    addEventListener('pagehide', close);
    addEventListener('pageshow', open);
    document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  };
  document.querySelectorAll('[data-live]').forEach(listen);
}
