import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '#run/project.mjs';
import { applyMutant, mutantsOf } from './mutants.ts';

const changed = (text: string) => mutantsOf(text, 'a.ts').map((mutant) => applyMutant(text, mutant));

describe('the small changes of a program', () => {
	test.each<[string, readonly string[]]>([
		['a < b;', ['a <= b;', 'a >= b;']],
		['a + 1;', ['a - 1;']],
		['a + "x";', ["a + '';"]],
		['if (a) b = !c;', ['if (true) b = !c;', 'if (false) b = !c;', 'if (a) b = c;']],
		['const f = () => 1;', ['const f = () => undefined;']],
		['function f() { return 1; }', ['function f() {}', 'function f() { return undefined; }']],
		['list.some(g);', [';', 'list.every(g);']],
		['const a = [1].filter(g);', ['const a = [1];', 'const a = [].filter(g);']],
		['const a = { b: true };', ['const a = ({});', 'const a = { b: false };']],
		['const a = b ?? c;', ['const a = b && c;']],
		['i++;', ['i--;']]
	])('of %s', (text, expected) => {
		expect(changed(text)).toEqual(expected);
	});

	test('touch no type, import or name', () => {
		expect(
			changed("import a from 'b';\ntype A = 'c' | { d: 'e' };\nexport interface B { f: 'g' }\n")
		).toEqual([]);
	});

	test('are programs still, in real files', async () => {
		const folder = join(projectRoot, 'src/lib/domain/measures');
		for (const file of ['filter-rows.ts', 'open-changes.ts', 'wilson-interval.ts']) {
			const text = await readFile(join(folder, file), 'utf8');
			for (const mutant of mutantsOf(text, file)) {
				const { diagnostics } = ts.transpileModule(applyMutant(text, mutant), { reportDiagnostics: true });
				expect(diagnostics, `${file}:${mutant.line}: ${mutant.operator}`).toEqual([]);
			}
		}
	});
});
