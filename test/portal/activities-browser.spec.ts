import type { Page } from 'playwright-core';
import { inBrowser, PHONE, tooWide, wrongOn } from '../support/in-browser.js';

inBrowser('the pages of a milestone, on a phone', (here) => {
  const idOf = async (commitment: string, number: number): Promise<string> => {
    const { milestones } = await here.t.gql(
      `{ milestones(first: 10, filter: { commitment: "${commitment}" }) { nodes { id number } } }`,
    );
    return milestones.nodes.find((one: { number: number }) => one.number === number).id;
  };
  const unfold = (page: Page) =>
    page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
  const phoneOf = async (handle: string) =>
    here.as(handle, await here.browser.newContext({ viewport: PHONE, javaScriptEnabled: true }));

  it('shows activities and moved dates in both languages without a violation, also with every form unfolded', async () => {
    const [activities, moves] = [await idOf('EDOMEX-TLALNE-2021-01', 2), await idOf('EDOMEX-TLALNE-2021-02', 2)];
    const page = await phoneOf('liaison-sjydh');
    const wrong: string[] = [];
    for (const path of [
      `/es/hitos/${activities}/actividades`,
      `/en/milestones/${activities}/activities`,
      `/es/hitos/${moves}/fechas`,
      `/en/milestones/${moves}/dates`,
    ]) {
      wrong.push(...(await wrongOn(page, here.base + path)));
      await unfold(page);
      const wide = await tooWide(page);
      if (wide > 0) wrong.push(`${path} unfolded is ${wide} pixels too wide`);
    }
    await page.context().close();
    expect(wrong).toEqual([]);
  }, 120_000);

  it('gives the second of two who change one activity at once what the first one kept, and loses nothing', async () => {
    const path = `/es/hitos/${await idOf('EDOMEX-TLALNE-2021-09', 4)}/actividades`;
    const [one, other] = [await phoneOf('secretariat'), await phoneOf('contact-state')];
    const edit = async (page: Page, title: string) => {
      const form = page.locator('form:has(input[value=activityEdit])').first();
      await form.locator('[name=title]').fill(title);
      await form.locator('button[type=submit]').first().click();
    };
    for (const page of [one, other]) {
      await page.goto(here.base + path);
      await unfold(page);
    }
    await edit(one, 'Quitar los nombres');
    await one.waitForSelector('[role=status]');
    await edit(other, 'Quitar los domicilios');
    await other.waitForSelector('.faults');
    expect(await other.locator('[name=title]').first().inputValue()).toBe('Quitar los domicilios');
    expect(await other.locator('main').innerText()).toContain('Quitar los nombres');
    expect(await tooWide(other)).toBe(0);
    await other.locator('form:has(input[value=activityEdit]) button[type=submit]').first().click();
    await other.waitForSelector('[role=status]');
    expect(await other.locator('main').innerText()).toContain('Quitar los domicilios');
    for (const page of [one, other]) await page.context().close();
  }, 60_000);

  it('tells whoever is late that the dates were decided already, and gives back the reason', async () => {
    const path = `/es/hitos/${await idOf('EDOMEX-TLALNE-2021-09', 3)}/fechas`;
    const [first, late] = [await phoneOf('secretariat'), await phoneOf('secretariat')];
    for (const page of [first, late]) {
      await page.goto(here.base + path);
      await unfold(page);
    }
    await first.locator('form:has(input[value=rebaselineAgree]) button[type=submit]').first().click();
    await first.waitForSelector('[role=status]');
    const form = late.locator('form:has(input[value=rebaselineDecline])').first();
    await form.locator('[name=reason]').fill('Ya hubo otro plazo');
    await form.locator('button[type=submit]').first().click();
    await late.waitForSelector('.faults');
    const told = await late.locator('main').innerText();
    expect(told).toContain('se decidieron');
    expect(await late.content()).toContain('Ya hubo otro plazo');
    expect(await tooWide(late)).toBe(0);
    for (const page of [first, late]) await page.context().close();
  }, 60_000);
});
