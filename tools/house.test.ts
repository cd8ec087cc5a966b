// The house rules (STYLE.md) as tests. Each failure says which file, which rule and what the mend is. The source is read
// with TypeScript-aware regular expressions over whole files: coarse, but it asserts that it read them.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The order of the slices: a file imports only from its own or earlier ones. */
const order = [
  'contract', 'platform', 'settings', 'calendars', 'people', 'duty', 'products', 'knowledge', 'tickets', 'facts', 'clocks',
  'promises', 'assignment', 'wording', 'channels', 'access', 'cases', 'notices', 'problems', 'dialogues', 'catalogue',
  'automation', 'surveys', 'webhooks', 'desk', 'portal', 'numbers', 'guarantees', 'example-company', 'reactions', 'app',
  'cli', 'main',
]; // biome-ignore format: a table
/** Files of `server/` outside slices, and the place each takes in the order. */
const rootFiles: Record<string, string> = {
  'start-desk': 'cli',
  'plain-routes': 'app',
  'open-mail': 'app',
  'silent-watchdog': 'cli',
};

/** The desk's pages are to its screens what app.ts is to the slices: a table of contents. */
const contentsPages = new Set(['web/desk/pages.ts']);
const manyImports = new Set(['reactions', 'app', 'cases', 'cli']);
const bannedSuffix = /(Manager|Service|Helper|Util|Utils|Handler|Processor|Base|Common|Misc|Impl|DTO)$/;
const limits = { fileLines: 300, functionLines: 70, componentLines: 120, imports: 15, folderFiles: 25 };

type Source = { path: string; text: string; lines: string[]; imports: string[]; generated: boolean; isTest: boolean };

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const sources: Source[] = ['server', 'contract', 'web', 'db', 'bench']
  .flatMap(filesBelow)
  .filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const imports = [
      ...text.matchAll(
        /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
      ),
    ].map((match) => (match[1] ?? match[2] ?? match[3])!);
    const isTest = /\.test\.tsx?$/.test(path);
    return { path, text, lines: text.split('\n'), imports, generated: /^\/\/ Generated /.test(text), isTest };
  });
const code = sources.filter((source) => !source.isTest && !source.generated);
const ownImports = (source: Source): string[] =>
  source.imports.filter((one) => one.startsWith('.')).map((one) => normalize(join(dirname(source.path), one)));

function sliceOf(path: string): string | null {
  if (path.startsWith('contract/')) return 'contract';
  const [top, second = ''] = path.split('/');
  if (top !== 'server') return null;
  const name = second.replace(/\.ts$/, '');
  return rootFiles[name] ?? name;
}

function expectNone(complaints: string[]): void {
  expect(complaints, complaints.join('\n')).toEqual([]);
}

test('the rules were tried on real files', () => {
  expect(code.length).toBeGreaterThan(60);
  expect(code.flatMap(ownImports).length).toBeGreaterThan(200);
});

test('a file imports only from its own slice or earlier ones', () => {
  const complaints = code.flatMap((source) => {
    const from = sliceOf(source.path);
    if (!from) return [];
    const at = order.indexOf(from);
    if (at < 0) return [`${source.path}: “${from}” is no slice; put the file into one, or add the slice to the order.`];
    return ownImports(source).flatMap((target) => {
      const to = sliceOf(target);
      if (!to)
        return target.startsWith('db/')
          ? []
          : [`${source.path} imports ${target}: server code imports server, contract and db only.`];
      return order.indexOf(to) <= at
        ? []
        : [
            `${source.path} imports ${target}: ${to} comes after ${from}. Record an event and react to it, or move the code up into cases/.`,
          ];
    });
  });
  expectNone(complaints);
});

test('platform and contract import nothing of ours, and only app.ts imports routes', () => {
  const complaints = code.flatMap((source) => {
    const from = sliceOf(source.path);
    return ownImports(source).flatMap((target) => {
      const to = sliceOf(target);
      const found: string[] = [];
      if (from === 'contract' && to !== 'contract')
        found.push(`${source.path} imports ${target}: the contract stands alone.`);
      if (from === 'platform' && to !== 'platform' && to !== 'contract')
        found.push(`${source.path} imports ${target}: the platform knows nothing of help desks.`);
      if (/\/routes\.ts$/.test(target) && source.path !== 'server/app.ts')
        found.push(`${source.path} imports ${target}: only app.ts knows the routes.`);
      return found;
    });
  });
  expectNone(complaints);
});

test('a channel folder knows channel.ts and the platform alone', () => {
  const complaints = code
    .filter((source) => /^server\/channels\/[^/]+\//.test(source.path))
    .flatMap((source) => {
      const folder = dirname(source.path);
      return ownImports(source)
        .filter(
          (target) =>
            !target.startsWith(`${folder}/`) &&
            target !== 'server/channels/channel.ts' &&
            sliceOf(target) !== 'platform',
        )
        .map(
          (target) =>
            `${source.path} imports ${target}: hand it over as an argument from a file above the channel’s folder.`,
        );
    });
  expectNone(complaints);
});

test('in the web, ui ← client ← desk, portal, widget, which never meet; from outside only the contract', () => {
  const allowed: Record<string, string[]> = {
    ui: ['ui'],
    client: ['client', 'ui'],
    desk: ['desk', 'client', 'ui'],
    portal: ['portal', 'client', 'ui'],
    widget: ['widget', 'client', 'ui'],
    gallery: ['gallery', 'desk', 'portal', 'client', 'ui'],
    build: ['build', 'ui'],
  };
  const complaints = code
    .filter((source) => source.path.startsWith('web/'))
    .flatMap((source) => {
      const part = source.path.split('/')[1]!;
      return ownImports(source)
        .filter(
          (target) =>
            !target.startsWith('contract/') &&
            !(target.startsWith('web/') && allowed[part]?.includes(target.split('/')[1]!)),
        )
        .map(
          (target) =>
            `${source.path} imports ${target}: ${part} may import ${allowed[part]?.join(', ') ?? 'nothing'} and contract.`,
        );
    });
  expectNone(complaints);
});

test('each table has one slice that writes it', () => {
  const writers = new Map<string, Set<string>>();
  for (const source of code) {
    const slice = sliceOf(source.path);
    if (!slice) continue;
    const kysely = [
      ...source.text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)|insertRows\(\s*'(\w+)/g),
    ].map((match) => (match[1] ?? match[2])!.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const raw = [
      ...source.text.matchAll(
        /\b(?:insert into|update|delete from) (?!set\b|of\b|graphile)([a-z_]{4,})\b(?=\s*(?:\(|set|where|t set|$))/g,
      ),
    ].map((match) => match[1]!);
    for (const table of [...kysely, ...raw]) writers.set(table, (writers.get(table) ?? new Set()).add(slice));
  }
  expect(writers.size).toBeGreaterThan(20);
  const complaints = [...writers]
    // Clearing an example away deletes rows of every slice; the foreign keys see to it that nothing else goes.
    .map(([table, slices]) => [table, [...slices].filter((slice) => slice !== 'example-company')] as const)
    .filter(([, slices]) => slices.length > 1)
    .map(([table, slices]) => `${table} is written by ${slices.join(' and ')}: export the statement from one of them.`);
  expectNone(complaints);
});

test('nothing outside the platform asks for the time, an id or chance', () => {
  const asks =
    /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|randomUUID\(|\bnow\(\)(?=[\s,)`'"]*(?:::|from|where|and|interval|-|\+))|current_timestamp/i;
  const complaints = code
    .filter(
      (source) =>
        source.path.startsWith('server/') && sliceOf(source.path) !== 'platform' && sliceOf(source.path) !== 'cli',
    )
    .flatMap((source) =>
      source.lines.flatMap((line, index) =>
        asks.test(line.replace(/\/\/.*$/, '').replaceAll('sources.now()', ''))
          ? [`${source.path}:${index + 1} asks for it: use ctx.now, ctx.newId() or ctx.random().`]
          : [],
      ),
    );
  expectNone(complaints);
});

test('files, functions, folders and import lists stay small', () => {
  const isTable = (source: Source) => /\/invariants\.ts$|words\/|icons/.test(source.path);
  const complaints = code.flatMap((source) => {
    const found: string[] = [];
    const lines = source.lines.length - 1;
    if (lines > limits.fileLines && !isTable(source))
      found.push(`${source.path} has ${lines} lines: split it by thought (limit ${limits.fileLines}).`);
    const count = source.imports.length;
    if (
      count > limits.imports &&
      !manyImports.has(sliceOf(source.path) ?? '') &&
      !contentsPages.has(source.path) &&
      !/gallery/.test(source.path)
    )
      found.push(`${source.path} has ${count} imports: it does too much (limit ${limits.imports}).`);
    return found;
  });
  for (const source of code) complaints.push(...longFunctions(source));
  const folders = new Map<string, number>();
  for (const source of code) folders.set(dirname(source.path), (folders.get(dirname(source.path)) ?? 0) + 1);
  for (const [folder, count] of folders)
    if (count > limits.folderFiles)
      complaints.push(`${folder} has ${count} files: split it by noun (limit ${limits.folderFiles}).`);
  expectNone(complaints);
});

// A function starts at the margin and ends at its closing brace there; Biome's formatting makes that sure.
function longFunctions(source: Source): string[] {
  const found: string[] = [];
  source.lines.forEach((line, index) => {
    const match =
      /^(?:export )?(?:default )?(?:async )?function\*? (\w+)|^(?:export )?const (\w+) = (?:async )?\([^;]*=> \{$/.exec(
        line,
      );
    if (!match) return;
    const name = (match[1] ?? match[2])!;
    const end = source.lines.findIndex(
      (other, at) => at > index && /^[}\])]/.test(other) && !/^\)?:? ?.*\{$/.test(other),
    );
    const length = end - index + 1;
    const isComponent = source.path.endsWith('.tsx') && /^[A-Z]/.test(name);
    const limit = isComponent ? limits.componentLines : limits.functionLines;
    const isSql = /sql<|sql`/.test(source.lines.slice(index, end).join('\n'));
    if (length > limit && !isSql)
      found.push(`${source.path}:${index + 1} ${name} has ${length} lines: split it (limit ${limit}).`);
  });
  return found;
}

test('names are plain: kebab-case files, no barrels, no empty suffixes, no classes where a function does', () => {
  const complaints = code.flatMap((source) => {
    const found: string[] = [];
    const file = source.path.split('/').at(-1)!;
    if (!/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(file)) found.push(`${source.path}: file names are kebab-case.`);
    if (/^index\.tsx?$/.test(file)) found.push(`${source.path}: no barrels; import from the file that has it.`);
    for (const match of source.text.matchAll(/^export (?:async )?(?:function|const|type|class) (\w+)/gm)) {
      if (bannedSuffix.test(match[1]!))
        found.push(`${source.path}: “${match[1]}” says nothing at its end; name what it is.`);
    }
    const classes = [...source.text.matchAll(/^(?:export )?class (\w+)/gm)].filter(
      (match) => !/extends (Error|Component)/.test(source.text.slice(match.index, match.index + 120)),
    );
    for (const match of classes) found.push(`${source.path}: class ${match[1]}: use functions.`);
    return found;
  });
  expectNone(complaints);
});

test('the edge holds no rule and no SQL', () => {
  const complaints = code
    .filter((source) => source.path.endsWith('/routes.ts'))
    .flatMap((source) =>
      /\bsql`|sql</.test(source.text) ? [`${source.path} has SQL: move it into a query of its slice.`] : [],
    );
  expectNone(complaints);
});

test('every file opens with what it is for, every migration with why', () => {
  const silent = code
    .filter(
      (source) =>
        source.path.startsWith('server/') &&
        source.lines.length > 40 &&
        !/^(\/\/|\/\*)/.test(source.text.replace(/^#!.*\n/, '')),
    )
    .map((source) => `${source.path} opens without a comment that says what it is.`);
  const migrations = filesBelow('db/migrations');
  expect(migrations.length).toBeGreaterThan(5);
  const unexplained = migrations
    .filter((path) => !/^-- Why: /.test(readFileSync(join(root, path), 'utf8')))
    .map((path) => `${path} opens with “-- Why: …”.`);
  expectNone([...silent, ...unexplained]);
});

test('the project speaks of itself alone', () => {
  const places = ['server', 'contract', 'web', 'db', 'bench', 'docs', 'test', 'tools', 'run', 'bin'].flatMap(
    filesBelow,
  );
  const foreign = new RegExp(
    ['/wo' + 'rk/(main|shared)', '/ro' + 'ot/', 'registry' + '\\.npmjs', 'cla' + 'ude', 'anthro' + 'pic'].join('|'),
    'i',
  );
  const complaints = places
    .filter((path) => /\.(ts|tsx|mjs|md|sql|css|html|json)$/.test(path))
    .filter((path) => foreign.test(readFileSync(join(root, path), 'utf8')))
    .map((path) => `${relative('.', path)} names a place or a tool of the workshop.`);
  expectNone(complaints);
});
