// Bundles the page's script and styles:  node build.mjs [FOLDER]   (default: ../Built, which is committed)
// The same sources and packages always give the same files, so that a test can compare them.
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, '..', 'Built'));

const result = await build({
  absWorkingDir: here,
  entryPoints: { page: 'src/main.tsx', styles: 'src/styles.css' },
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  write: false,
  outdir: target,
  logLevel: 'warning',
});

await mkdir(target, { recursive: true });
for (const file of result.outputFiles) {
  // An end tag within the script would end it early in the page it is placed in.
  if (/<\/(script|style)|<!--/i.test(file.text)) throw new Error(`${file.path} holds what cannot stand in a page.`);
  await writeFile(file.path, file.text);
}

// The licences of what was bundled go with it.
const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (name) packages.add(name[1]);
}
const licences = [];
for (const name of [...packages].sort()) {
  const folder = join(here, 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const text = await firstOf(folder, ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license']);
  licences.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(join(target, 'licences.txt'), licences.join('\n' + '-'.repeat(80) + '\n\n'));

async function firstOf(folder, names) {
  for (const name of names) {
    try {
      return (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    } catch (problem) {
      if (problem.code !== 'ENOENT') throw problem;
    }
  }
  throw new Error(`${folder} has no licence file.`);
}
