import type { Page } from 'playwright-core';

/** Name of the element with the focus, if a person sees where it is, and if it stands after the one before. */
const FOCUSED = `(() => {
  const before = window.__before, el = document.activeElement;
  window.__before = el;
  const style = getComputedStyle(el), box = el.getBoundingClientRect();
  const label = el.labels?.[0]?.textContent ?? '';
  return {
    name: (label || el.getAttribute('aria-label') || el.textContent || '').replace(/\\s+/g, ' ').trim(),
    tag: el.tagName.toLowerCase(),
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth,
    later: !before || before === el || (before.compareDocumentPosition(el) & 4) > 0,
  };
})()`;
const SKIP = /^(Ir al contenido|Skip to content)/;
interface Focused {
  name: string;
  tag: string;
  seen: boolean;
  later: boolean;
}

/** A person with a keyboard and no mouse. Each step of the focus must be visible and in the order of the page. */
export class Typist {
  readonly faults: string[] = [];
  constructor(readonly page: Page) {}

  /** Moves on with the Tab key to what has this name. */
  async reach(name: string | RegExp, tag?: string): Promise<void> {
    const passed: string[] = [];
    for (let i = 0; i < 200; i++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate<Focused>(FOCUSED);
      if (focused.tag === 'body') continue;
      const where = `${focused.tag} “${focused.name.slice(0, 60)}” on ${new URL(this.page.url()).pathname}`;
      if (!focused.seen) this.faults.push(`not seen: ${where}`);
      if (!focused.later && !SKIP.test(focused.name)) this.faults.push(`out of order: ${where}`);
      passed.push(focused.name.slice(0, 40));
      const fits = typeof name === 'string' ? focused.name.startsWith(name) : name.test(focused.name);
      if (fits && (!tag || tag === focused.tag)) return;
    }
    throw new Error(
      `no key leads to ${String(name)} on ${this.page.url()}, only to ${passed.slice(0, 80).join(' | ')}`,
    );
  }

  async follow(name: string | RegExp, tag?: string): Promise<void> {
    await this.reach(name, tag);
    await this.enter();
  }

  /** Presses Enter and waits for the next page. */
  async enter(): Promise<void> {
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), this.page.keyboard.press('Enter')]);
  }

  async type(name: string | RegExp, text: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.type(text);
  }

  /** Opens what is folded. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.reach(name, 'summary');
    await this.page.keyboard.press('Enter');
  }

  main = async () => (await this.page.textContent('main'))!;
}

/** The first thing in the list of faults leads to its field, and the list itself has the focus. */
export async function toTheFault(who: Typist): Promise<void> {
  expect(await who.page.evaluate('document.activeElement.className')).toBe('faults');
  await who.page.keyboard.press('Tab');
  await who.page.keyboard.press('Enter');
  expect(await who.page.evaluate('document.activeElement.matches("input, textarea, select, fieldset")')).toBe(true);
}
