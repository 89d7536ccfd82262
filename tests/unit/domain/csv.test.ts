import { expect, test } from 'vitest';
import { formatCsv, formatCsvRows } from '#lib/domain/csv.ts';

test('rows are written in the order of the keys, no value as nothing, and quoted where they must be', () => {
	const row = { text: 'a "b", c', n: 1, isOpen: false, none: null };
	expect(formatCsv(['n', 'none', 'text', 'isOpen'], [row, { ...row, text: 'a\nb' }])).toBe(
		'n,none,text,isOpen\n1,,"a ""b"", c",false\n1,,"a\nb",false\n'
	);
	expect(formatCsvRows(['a', 'a'], [['\r', 'x']])).toBe('a,a\n"\r",x\n');
	expect(formatCsvRows(['a'], [])).toBe('a\n');
});
