// Prints what a page takes in the browser, in milliseconds, the median and the worst of several times:  node measure.mjs PAGE
import { launch, open } from './kit.mjs';

const [file] = process.argv.slice(2);
const times = 7;
const { browser, close } = await launch();
const taken = new Map();
const note = (what, time) => taken.set(what, [...(taken.get(what) ?? []), time]);

for (let round = 0; round < times; round++) {
  const page = await open(browser, file);
  await page.evaluate(prepare);
  // The mark is set when everything is in place; what is left is the time until it is painted.
  note('open until it answers', await page.evaluate(async () =>
    performance.getEntriesByName('fleet-ready')[0].startTime + await shown(() => document.body.classList.toggle('measured'))));
  const does = async (what, act) => note(what, await page.evaluate(act));
  await does('first search', () => shown(() => type('service-3')));
  await does('next letter', () => shown(() => type('service-36')));
  await does('click on a service', () => shown(() => document.querySelector('.card.is-found').dispatchEvent(new MouseEvent('click', { bubbles: true }))));
  await does('filter by host', () => shown(() => { type(''); choose('Filter by host', 'host-3'); }));
  await does('clear the filter', () => shown(() => choose('Filter by host', '')));
  await does('table of all services', () => shown(() => document.querySelectorAll('nav a')[1].click()));
  await does('search in the table', () => shown(() => type('host-7 service-36')));
  await page.context().close();
}
await close();

for (const [what, list] of taken) {
  const sorted = list.toSorted((a, b) => a - b);
  console.log(`${what.padEnd(24)} ${sorted[Math.floor(times / 2)].toFixed(0).padStart(5)} ms, at worst ${sorted.at(-1).toFixed(0)} ms`);
}

// Runs in the page: what the measurements share.
function prepare() {
  const painted = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  window.shown = async act => {
    const start = performance.now();
    act();
    // Effects come after the first frame, and what they change is seen in the second.
    await painted();
    await painted();
    return performance.now() - start;
  };
  window.type = words => {
    const input = document.querySelector('input');
    input.value = words;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  window.choose = (label, value) => {
    const select = document.querySelector(`select[aria-label="${label}"]`);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
