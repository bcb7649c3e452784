// How a page looks: themes, phones, contrast, and that there is something to see at all.
import { claim, same } from './kit.mjs';

const ground = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = 'rgb(246, 247, 249)';
const dark = 'rgb(16, 21, 28)';

export const looks = (open, browser) => ({
  async 'the theme is the system\'s until one is chosen'() {
    same(await ground(await open({ colorScheme: 'light' })), light, 'of a light system');
    const page = await open({ colorScheme: 'dark' });
    same(await ground(page), dark, 'of a dark system');
    await page.getByRole('button', { name: /^Theme: auto/ }).click();
    same(await ground(page), light, 'light was chosen');
    await page.reload();
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    same(await ground(page), dark, 'dark was chosen, and light was remembered');
  },

  async 'on a phone nothing is wider than the screen and every control is large enough'() {
    const page = await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, hash: '#at=atlas/shop/web' });
    for (const view of ['Topology', 'Services', 'Findings']) {
      await page.getByRole('link', { name: view }).first().tap();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      same(width, 390, `width of ${view}`);
      const small = await page.locator('button, select, input, nav a').evaluateAll(controls => controls
        .map(each => [each.getAttribute('aria-label') ?? each.textContent, each.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.height < 44 || box.width < 44)).map(([name, box]) => `${name} ${box.width}x${box.height}`));
      same(small, [], `controls of ${view} that a finger misses`);
    }
    await page.getByRole('button', { name: 'Close details' }).tap();
    await page.getByRole('link', { name: 'Topology' }).tap();
    await page.locator('.card[data-at="atlas/shop/cache"]').tap();
    await page.locator('aside h2', { hasText: /^cache$/ }).waitFor();
    // The drawing makes room in the next frame.
    await page.waitForFunction(() => {
      const sheet = document.querySelector('aside').getBoundingClientRect();
      const box = document.querySelector('.card.is-at .body').getBoundingClientRect();
      return box.bottom <= sheet.top && box.left >= 0 && box.right <= innerWidth;
    });
  },

  async 'text has enough contrast in both themes'() {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open({ colorScheme });
      for (const hash of ['#at=atlas/shop/cache', '#view=findings&at=atlas', '#view=services']) {
        await page.evaluate(elsewhere => { location.hash = elsewhere; }, hash);
        await page.waitForFunction(details => !!document.querySelector('aside') === details, hash.includes('at='));
        same(await page.evaluate(poor), [], `poor in ${colorScheme}, ${hash}`);
      }
    }
  },

  async 'a picture of it is not blank'() {
    const blank = await (await browser.newContext()).newPage();
    const page = await open();
    for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { width: 390, height: 844 }]) {
      if (options.width) await page.setViewportSize(options);
      else await page.emulateMedia({ ...options, reducedMotion: 'reduce' });
      const picture = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
      const colours = await blank.evaluate(async source => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        return new Set(new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)).size;
      }, picture);
      claim(colours > 100, `${colours} colours with ${JSON.stringify(options)}`);
    }
  },
});

// Runs in the page: texts whose contrast with what is behind them is below that of WCAG's level AA.
function poor() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const bright = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const shape = each.closest('svg') && each.querySelector(':scope > rect');
      const colour = shape ? getComputedStyle(shape).fill : getComputedStyle(each).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  return [...document.querySelectorAll('body *')]
    .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(element => !element.closest('script, style, title, .far, option'))
    .flatMap(element => {
      const style = getComputedStyle(element);
      const [a, b] = [element.closest('svg') ? style.fill : style.color, behind(element)].map(colour => bright(rgb(colour)));
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return contrast < 4.5 ? [`${element.textContent.slice(0, 30)}: ${contrast.toFixed(2)}`] : [];
    });
}
