import { describe, expect, test } from 'vitest';
import { citationBibtex, citationLine } from '#lib/domain/citation.ts';

const DATA = {
	version: '1.2.0',
	date: '2026-03-09',
	publisher: 'Råd & Tal {DK}',
	url: 'https://g.example/1.2.0'
};

describe('a reference to the data', () => {
	test('is one line that names who, when, what, which version, of what kind and where', () => {
		expect(citationLine(DATA, 'da')).toBe(
			'Råd & Tal {DK} (2026): Anbefalinger fra kommunale råd, og hvad der blev af dem. Version 1.2.0. Råd & Tal {DK}. (Datasæt). https://g.example/1.2.0'
		);
		expect(citationLine({ ...DATA, url: null }, 'en')).toBe(
			'Råd & Tal {DK} (2026): Recommendations of municipal advisory councils, and what became of them. Version 1.2.0. Råd & Tal {DK}. (Data set).'
		);
	});

	test('is an entry of BibTeX in which no sign of a name ends a field or begins a command', () => {
		expect(citationBibtex(DATA)).toBe(`@misc{genklang-1.2.0,
  author = {{Råd \\& Tal  DK }},
  title = {{Anbefalinger fra kommunale råd, og hvad der blev af dem}},
  version = {1.2.0},
  year = {2026},
  month = {3},
  publisher = {Råd \\& Tal  DK },
  url = {https://g.example/1.2.0},
  note = {Data set, CC-BY-4.0}
}
`);
	});

	test('has no address where the data have none', () => {
		expect(citationBibtex({ ...DATA, url: null })).not.toContain('url');
	});
});
