// Stands in for the command line tool: repeats what it was given on stdout and ends with the code that it is told.

import { text } from 'node:stream/consumers';

const args = process.argv.slice(2);
const input = args.includes('read') ? await text(process.stdin) : '';
const code = args.find((word) => word.startsWith('code='));
process.stdout.write(`${JSON.stringify({ args, input, cwd: process.cwd(), node: process.version })}\n`);
process.exitCode = Number(code?.slice('code='.length) ?? 0);
