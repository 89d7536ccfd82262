import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';
import { projectRoot } from '#run/project.mjs';
import { expect, test } from 'vitest';

/** What runs on the server with words of a request: an address, a header, a search, an id. */
const FOLDERS = ['src/run/server', 'src/lib/url', 'src/lib/server', 'src/lib/domain', 'src/routes'];
const LETTERS = 50_000;
/** Of all texts of one pattern; one that goes back and forth over 50,000 letters takes minutes. */
const PATIENCE_MS = 1500;

interface Pattern {
	readonly place: string;
	readonly source: string;
	readonly flags: string;
}

function patternsIn(path: string): Pattern[] {
	const file = ts.createSourceFile(
		path,
		readFileSync(join(projectRoot, path), 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found: Pattern[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
			found.push({
				place: `${path}:${line}`,
				source: node.text.slice(1, end),
				flags: node.text.slice(end + 1)
			});
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function allPatterns(): Pattern[] {
	return FOLDERS.flatMap((folder) =>
		readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(?:ts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
			.flatMap((name) => patternsIn(`${folder}/${name}`))
	);
}

/** Pieces that a pattern may repeat: its own words and signs, and one of each class of letters. */
function piecesOf(source: string): string[] {
	const own = source.match(/[\p{L}\p{N}_%=;,:"'<>&/.@#-]+/gu) ?? [];
	const classes = [
		'a',
		'A',
		'0',
		' ',
		'\t',
		'\n',
		'-',
		'_',
		'.',
		'/',
		'"',
		"'",
		'<',
		',',
		';',
		'=',
		'%',
		'%20',
		'é',
		'a ',
		'a-',
		'a.',
		'0a'
	];
	return [...new Set([...own, ...classes])].slice(0, 24);
}

/** Long runs of one piece, alone, after what the pattern begins with, and before what it cannot end with. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ source, flags, pieces, letters }) => {
	const pattern = new RegExp(source, flags.replace('y', ''));
	for (const piece of pieces) {
		const run = piece.repeat(Math.ceil(letters / piece.length)).slice(0, letters);
		for (const text of [run, run + '\\u0000', '/' + run + '!', '"' + run, run + '\\n' + run]) {
			pattern.lastIndex = 0;
			if (pattern.global) text.replace(pattern, '');
			else pattern.test(text);
		}
	}
	parentPort.postMessage('done');
});
`;

const startWorker = () => new Worker(PROGRAM, { eval: true });

/** Whether a pattern is through with all its texts in time. */
function isThrough(worker: Worker, pattern: Pattern, letters: number): Promise<boolean> {
	return new Promise((resolve) => {
		const settle = (isInTime: boolean) => {
			clearTimeout(timer);
			worker.removeAllListeners('message');
			resolve(isInTime);
		};
		const timer = setTimeout(() => settle(false), PATIENCE_MS);
		worker.once('message', () => settle(true));
		worker.postMessage({ ...pattern, pieces: piecesOf(pattern.source), letters });
	});
}

async function slowOnes(patterns: readonly Pattern[]): Promise<string[]> {
	const slow: string[] = [];
	let worker = startWorker();
	for (const pattern of patterns) {
		if (await isThrough(worker, pattern, LETTERS)) continue;
		slow.push(`${pattern.place} /${pattern.source}/${pattern.flags}`);
		await worker.terminate();
		worker = startWorker();
	}
	await worker.terminate();
	return slow;
}

/** These go back and forth, over a text that is cut short before. */
const CUT_BEFORE = ['src/lib/domain/cut-at-word.ts', 'src/lib/server/api/data-response.ts'];

test('no pattern of the server stands still before 50,000 of its worst letters', async () => {
	const patterns = allPatterns().filter(({ place }) => !CUT_BEFORE.some((path) => place.startsWith(path)));
	expect(patterns.length).toBeGreaterThan(60);
	const different = [...new Map(patterns.map((one) => [`${one.source} ${one.flags}`, one])).values()];
	expect(await slowOnes(different)).toEqual([]);
});

test('a pattern that goes back and forth is found', async () => {
	const bad = { place: 'here', source: '^(a+)+$', flags: '' };
	const worker = startWorker();
	expect(await isThrough(worker, bad, 40)).toBe(false);
	await worker.terminate();
});
