// Looks at the pages as a person would:  node checks.mjs PAGE HOSTILE WORDS RESULTS
// RESULTS is written as JSON: what was wrong, by the name of the check; nothing where all was well.
import { writeFile } from 'node:fs/promises';
import { claim, launch, open, same } from './kit.mjs';
import { looks } from './looks.mjs';
import { safety } from './safety.mjs';
import { uses } from './uses.mjs';

const [file, hostile, words, results] = process.argv.slice(2);
const { browser, close } = await launch();
const [wrong, fetched] = [[], []];
const opened = (options, other = file, refused = wrong) => open(browser, other, options, refused, fetched);
const checks = { ...uses(opened), ...looks(opened, browser), ...safety(opened, hostile, words) };
const said = {};
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    said[name] = '';
  } catch (problem) {
    said[name] = problem.stack;
  }
  await Promise.all(browser.contexts().map(context => context.close()));
}

try {
  same(fetched, [], 'fetched');
  same(wrong, [], 'said to be wrong');
  claim(Object.keys(said).length > 0, 'nothing was looked at');
  said['nothing is fetched, and nothing is said to be wrong'] = '';
} catch (problem) {
  said['nothing is fetched, and nothing is said to be wrong'] = problem.message;
}
await close();
await writeFile(results, JSON.stringify(said));
