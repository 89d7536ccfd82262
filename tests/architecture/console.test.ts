import { expect, test } from 'vitest';
import { codeFiles, textOf } from './project-files.ts';

/** What people start in a terminal, and where the app has no server around it to write for it. */
const MAY_WRITE = [
	'src/run/start.mjs',
	'src/run/install.mjs',
	'src/run/step.mjs',
	'src/run/server/log.mjs',
	'src/run/server/server-log.mjs',
	'src/lib/server/tell-log.ts'
];

test('the site writes to the console in one place, so that all it says is in one format and nothing of a request', () => {
	const writing = codeFiles.filter(
		(path) =>
			path.startsWith('src/') &&
			!path.includes('/generated/') &&
			/\bconsole\.|\bprocess\.std(?:out|err)\b/.test(textOf(path))
	);
	expect(writing.sort()).toEqual([...MAY_WRITE].sort());
});
