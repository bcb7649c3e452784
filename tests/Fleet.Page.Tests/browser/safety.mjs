// What must never happen, whatever somebody wrote into a label.
import { claim, same } from './kit.mjs';

export const safety = (open, hostile, words) => ({
  async 'hostile words are shown as they are and never run'() {
    const page = await open({}, hostile);
    same(await page.locator('.card').count(), 7, 'services');
    for (const view of ['topology', 'services', 'findings', 'hosts', 'ports']) {
      for (const at of ['atlas', 'atlas/shop/cache']) {
        await page.evaluate(hash => { location.hash = hash; }, `#view=${view}&at=${at}`);
        await page.locator('aside h2').waitFor();
        claim((await page.locator('aside').textContent()).includes(words), `the words are text in ${view} of ${at}`);
      }
    }
    await page.getByLabel('Search', { exact: true }).fill('onerror');
    same(await page.evaluate(() => window.ran ?? 'nothing'), 'nothing', 'what ran');
    same(await page.locator('img').count(), 0, 'pictures');
  },

  async 'a script that is not the page\'s does not run'() {
    const page = await open({}, undefined, []);
    const [ran, refused] = await page.evaluate(() => new Promise(resolve => {
      document.addEventListener('securitypolicyviolation', event => resolve([window.ran ?? 'nothing', event.effectiveDirective]));
      const script = document.createElement('script');
      script.textContent = 'window.ran = 1';
      document.body.append(script);
    }));
    same([ran, refused], ['nothing', 'script-src-elem'], 'ran and refused');
  },
});
