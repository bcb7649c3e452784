// What a person does with a page: looking, clicking, filtering, searching, typing.
import { claim, same } from './kit.mjs';

const card = (page, at) => page.locator(`.card[data-at="${at}"]`);
const names = locator => locator.evaluateAll(items => items.map(item => item.textContent.trim()));
const shown = page => page.locator('.card').evaluateAll(cards => cards.map(each => each.getAttribute('data-at')).sort());
const all = ['atlas/front/edge', 'atlas/shop/cache', 'atlas/shop/seed', 'atlas/shop/web', 'browser', 'models', 'vega/voices/voice'];

export const uses = open => ({
  async 'the drawing shows every host, stack and service'() {
    const page = await open();
    same(await shown(page), all, 'services');
    same((await names(page.locator('.group .title'))).sort(), ['atlas', 'front', 'shop', 'vega', 'voices'], 'groups');
    claim(await page.locator('.lines path').count() >= 4, 'there are arrows');
    const overlapping = await page.locator('.card .body').evaluateAll(cards => {
      const boxes = cards.map(each => each.getBoundingClientRect());
      return boxes.some((a, i) => boxes.some((b, j) => i < j
        && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
    });
    same(overlapping, false, 'services lie over each other');
  },

  async 'a click on a service shows its settings, routes, dependants and findings'() {
    const page = await open();
    await card(page, 'atlas/shop/web').click();
    const details = page.locator('aside');
    same(await details.locator('h2').textContent(), 'web', 'heading');
    const text = await details.innerText();
    for (const word of ['docker.io/acme/web:1.4.0', '64 MiB', '8080/tcp', 'shop.example/api/*', 'cache', 'voice', 'edge', 'CACHE_URL']) {
      claim(text.includes(word) || (await details.textContent()).includes(word), `the details say '${word}': ${text}`);
    }
    claim(!text.includes('redis://:') || text.includes('[secret]'), 'secrets are not shown');
    claim(await page.locator('.near path').count() >= 3, 'its arrows stand out');
    await card(page, 'atlas/shop/cache').click();
    claim((await details.innerText()).includes('health-check-missing'), 'its findings are shown');
    await page.locator('.close').click();
    same(await details.count(), 0, 'details after closing');
  },

  async 'a click on a dependant leads there, and the back button leads back'() {
    const page = await open({ hash: '#at=atlas/shop/cache' });
    same(await page.locator('aside h2').textContent(), 'cache', 'heading from the address');
    await page.locator('aside a', { hasText: 'atlas/shop/web' }).first().click();
    await page.locator('aside h2', { hasText: /^web$/ }).waitFor();
    await page.goBack();
    await page.locator('aside h2', { hasText: /^cache$/ }).waitFor();
  },

  async 'the filters leave what they name'() {
    const page = await open();
    await page.getByLabel('Filter by host').selectOption('vega');
    same(await shown(page), ['models', 'vega/voices/voice'], 'of vega');
    await page.getByLabel('Filter by host').selectOption('atlas');
    same(await shown(page), all.filter(at => at.startsWith('atlas') || at === 'browser'), 'of atlas, and what it deals with');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Filter by system').selectOption('commerce');
    same(await shown(page), all.filter(at => at.startsWith('atlas')), 'of commerce');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Filter by exposure').selectOption('protected');
    same(await shown(page), ['vega/voices/voice'], 'protected');
    await page.getByRole('link', { name: 'Ports' }).click();
    same((await names(page.locator('tbody td:nth-child(4)'))), ['voice'], 'ports of the protected');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    claim(await page.locator('tbody tr').count() > 3, 'all ports are back');
  },

  async 'a search marks what it finds and leads there'() {
    const page = await open();
    await page.getByLabel('Search', { exact: true }).fill('valk');
    await page.getByRole('option').first().waitFor();
    same(await page.locator('.card.is-found').evaluateAll(cards => cards.map(each => each.getAttribute('data-at'))), ['atlas/shop/cache'], 'marked');
    await page.keyboard.press('Enter');
    await page.locator('aside h2', { hasText: /^cache$/ }).waitFor();
    await page.getByLabel('Search', { exact: true }).fill('nowhere-to-be-found');
    await page.getByText('Nothing found').waitFor();
  },

  async 'a search in a table keeps the rows with every word'() {
    const page = await open({ hash: '#view=services' });
    same(await page.locator('tbody tr').count(), 5, 'rows');
    await page.getByLabel('Search', { exact: true }).fill('ACME atlas 1.4');
    same((await names(page.locator('tbody td:first-child'))).sort(), ['seed', 'web'], 'rows with the words');
    same(await page.getByRole('status').first().textContent(), '2 of 5 rows', 'count');
  },

  async 'a column\'s head orders the rows'() {
    const page = await open({ hash: '#view=services' });
    const memory = page.locator('tbody td:nth-child(6)');
    await page.getByRole('button', { name: 'Memory MiB' }).click();
    await page.getByRole('button', { name: 'Memory MiB' }).click();
    same((await names(memory)).slice(0, 2), ['512', '64'], 'by number, not by letter, the largest first');
    same(await page.locator('th[aria-sort="descending"]').innerText(), 'Memory MiB ↓'.replace(' ↓', ''), 'the column that says so');
    await page.getByRole('button', { name: 'Service', exact: true }).click();
    same(await names(page.locator('tbody td:first-child')), ['cache', 'edge', 'seed', 'voice', 'web'], 'by name');
  },

  async 'the findings are listed and lead to what they are about'() {
    const page = await open({ hash: '#view=findings' });
    const rows = await page.locator('tbody tr').count();
    claim(rows >= 3, 'there are findings');
    same(await page.locator('nav .badge').textContent(), String(rows), 'how many the view says');
    await page.locator('tbody a', { hasText: 'atlas/shop/cache' }).first().click();
    await page.locator('aside .finding').first().waitFor();
  },

  async 'everything can be reached with the keyboard alone'() {
    const page = await open();
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? document.activeElement?.id ?? '');
    await page.keyboard.press('/');
    await page.keyboard.type('voice');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('aside h2', { hasText: /^voice$/ }).waitFor();
    await page.keyboard.press('Escape');
    same(await page.locator('aside').count(), 0, 'details after Escape');
    claim((await at()) !== '', 'the keyboard is in the drawing again');

    const visited = new Set();
    for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight',
      'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowUp', 'ArrowRight']) {
      await page.keyboard.press(key);
      visited.add(await at());
    }
    claim(visited.size >= 5, `arrow keys lead around, not only to ${[...visited]}`);
    const last = await at();
    await page.keyboard.press('Enter');
    await page.locator('aside h2').waitFor();
    claim(last.endsWith(await page.locator('aside h2').textContent()), 'Enter opens what the keyboard is at');
    const zoom = () => page.locator('.world').getAttribute('transform');
    const before = await zoom();
    await page.keyboard.press('Escape');
    await page.keyboard.press('+');
    claim(await zoom() !== before, 'plus zooms');

    const stops = [];
    for (let index = 0; index < 40; index++) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''));
    }
    for (const stop of ['Search', 'Filter by host', 'Services', 'Findings', 'Zoom in', 'Legend']) {
      claim(stops.some(each => each.startsWith(stop)), `Tab reaches '${stop}': ${stops}`);
    }
  },

  async 'what is forbidden is drawn until it is hidden, and told at the host'() {
    const page = await open();
    const lines = () => page.locator('g.forbidden path').evaluateAll(paths =>
      paths.filter(path => path.getClientRects().length > 0).map(path => path.textContent));
    same(await lines(), ['vega → atlas: voices know no customers'], 'what is forbidden');
    const toggle = page.getByRole('button', { name: 'Forbidden (1)' });
    await toggle.click();
    await page.locator('.toggle[aria-pressed="false"]').waitFor();
    same(await lines(), [], 'what is forbidden, hidden');
    await page.reload();
    same(await lines(), [], 'it stays hidden where a link says so');
    await page.getByRole('button', { name: 'Forbidden (1)' }).click();
    await page.locator('.toggle[aria-pressed="true"]').waitFor();
    same((await lines()).length, 1, 'shown again');
    await page.evaluate(() => { location.hash = '#at=vega'; });
    await page.locator('aside h3', { hasText: 'Must not deal with' }).waitFor();
  },

  async 'the wheel zooms, and a drag moves the drawing'() {
    const page = await open();
    const world = () => page.locator('.world').getAttribute('transform').then(text => text.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number));
    const [x, y, k] = await world();
    await page.mouse.move(640, 200);
    await page.mouse.wheel(0, -300);
    await page.waitForFunction(before => Number(document.querySelector('.world').getAttribute('transform').match(/scale\(([\d.]+)/)[1]) > before, k);
    const [x2, y2] = await world();
    await page.mouse.move(30, 300);
    await page.mouse.down();
    await page.mouse.move(90, 340, { steps: 4 });
    await page.mouse.up();
    const [x3, y3] = await world();
    same([Math.round(x3 - x2), Math.round(y3 - y2)], [60, 40], 'moved by');
    same(await page.locator('aside').count(), 0, 'details after a drag');
    await page.getByRole('button', { name: 'Show all' }).click();
    same((await world()).map(Math.round), [x, y, k].map(Math.round), 'all is shown again');
  },
});
