import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { corpusWords } from '#pipelines/repair/corpus-words.ts';
import { judgeHyphen } from '#pipelines/repair/hyphen-evidence.ts';
import { openDictionary } from '#pipelines/open-dictionary.ts';
import { repairText } from '#pipelines/repair/repair-text.ts';

const words = await openDictionary();
const source = readFileSync('data/registers/albertslund/001_e36baab6562e834e.txt', 'utf8');
const evidence = { words, ...corpusWords(source.split(/[\t\n]/)) };
const noCorpus = { words, corpus: new Map<string, number>(), hyphened: new Map<string, number>() };

function heal(text: string, from = evidence) {
	return repairText('x.txt', [{ line: 7, text }], from);
}

describe('a hyphen that a line break left is taken out', () => {
	test.each([
		'til-lidsforhold',
		'for-skellige',
		'ons-dag',
		'markedsfø-res',
		'misbrugsrådgiv-ning',
		'for-ældregruppen',
		'samar-bejds',
		'mø-der',
		'partner-skabsaftalen',
		'tospro-gede',
		'udvik-lingsprojekt',
		'undersø-gelser',
		'vanske-ligheder',
		'sko-lestrategi',
		'andet-sprog',
		'ar-bejde',
		'kom-munal',
		'bolig-sociale',
		'fritids-tilbud',
		'indvandrebe-folkningen',
		'livs-syn',
		'inte-gration',
		'anbe-falinger',
		'Kom-munen',
		'Integrations-rådet',
		'forældresam-arbejde'
	])('%s', (word) => {
		const { text, repairs } = heal(`Der er ${word}, og det er godt.`);
		expect(text).toBe(`Der er ${word.replace('-', '')}, og det er godt.`);
		expect(repairs).toEqual([
			expect.objectContaining({
				source: 'x.txt',
				line: 7,
				kind: 'hyphen',
				before: word,
				after: word.replace('-', '')
			})
		]);
		expect(repairs[0]?.reason).not.toBe('');
	});

	test.each([
		'til-lidsforhold',
		'ons-dag',
		'for-skellige',
		'vanske-ligheder',
		'livs-syn',
		'fritids-tilbud',
		'om-råde',
		'borger-skab',
		'børne-have',
		'arbejds-marked'
	])('%s, by the dictionary alone', (word) => {
		expect(heal(word, noCorpus).text).toBe(word.replace('-', ''));
	});

	test('also with a blank after it', () => {
		expect(heal('et til- lidsforhold').text).toBe('et tillidsforhold');
	});

	test('also between two words, in a text that was hyphenated elsewhere', () => {
		const narrow = 'I partner-skabsaftalen er der tospro-gede børn og bedre sprog-indlæring før skolestart.';
		expect(heal(narrow).text).toContain('sprogindlæring');
		expect(heal('bedre sprog-indlæring før skolestart').text).toContain('sprog-indlæring');
	});
});

describe('a hyphen of the writer stays', () => {
	test.each([
		'ung-til-ung',
		'ung-til-ungmentorer',
		'D-vitaminmangel',
		'ikke-boglige',
		'ikke-uddannelsesparate',
		'ikke-rygere',
		'UU-Vestegnen',
		'Glostrup-Albertslund',
		'SSP-samarbejdet',
		'SOSU-personale',
		'e-mail',
		'it-system',
		'2015-17',
		'8.-9. klasse',
		'Skole/hjem-samtale',
		'Social- og Integrationsministeriet',
		'praktik- og uddannelsespladser',
		'by- eller boligområder',
		'Københavns Kommune - Albertslund'
	])('%s, and nothing is noted', (word) => {
		const { text, repairs, notes } = heal(`Der er ${word}.`);
		expect(text).toBe(`Der er ${word}.`);
		expect(repairs).toEqual([]);
		expect(notes).toEqual([]);
	});

	test('mentor-ordning, and that both are possible is noted', () => {
		const { text, repairs, notes } = heal('en mentor-ordning');
		expect(text).toBe('en mentor-ordning');
		expect(repairs).toEqual([]);
		expect(notes).toEqual([expect.objectContaining({ line: 7, code: 'undecided-hyphen' })]);
		expect(notes[0]?.message).toContain('mentor-ordning');
	});

	test('unless the register writes the word without it', () => {
		const corpus = { ...evidence, ...corpusWords([source, 'En mentorordning.']) };
		expect(heal('en mentor-ordning', corpus).text).toBe('en mentorordning');
	});
});

describe('what the source lost is noted and never supplied', () => {
	test('a letter beside a hyphen', () => {
		const { text, notes } = heal('undervisning for hele år-angsteam.');
		expect(text).toBe('undervisning for hele år-angsteam.');
		expect(notes).toEqual([expect.objectContaining({ line: 7, code: 'lost-letter' })]);
	});

	test.each(['I skolestrategi 2017-202 er der fokus', 'vedtaget i maj 201.', 'fra 2015-1 til nu'])(
		'a digit: %s',
		(text) => {
			const repaired = heal(text);
			expect(repaired.text).toBe(text);
			expect(repaired.notes).toEqual([expect.objectContaining({ code: 'lost-digit' })]);
		}
	);

	test.each(['i 2015-17', '2017-2022', 'i maj 2016', '2000 kr.', 'tlf. 2010-4455'])(
		'no digit is missed in %s',
		(text) => {
			expect(heal(text).notes).toEqual([]);
		}
	);
});

describe('pages are joined', () => {
	function join(...pieces: string[]) {
		return repairText(
			'x.txt',
			pieces.map((text, index) => ({ line: 10 + 2 * index, text })),
			evidence
		);
	}

	test.each([
		[['de unge', 'og deres'], 'de unge og deres'],
		[['et til-', 'lidsforhold'], 'et tillidsforhold'],
		[['et til\u00ad', 'lidsforhold'], 'et tillidsforhold'],
		[['for ikke-', 'boglige unge'], 'for ikke-boglige unge'],
		[['ung-til-', 'ungmentorer'], 'ung-til-ungmentorer'],
		[['Social-', 'og Integrationsministeriet'], 'Social- og Integrationsministeriet'],
		[['på UU-', 'Vestegnen'], 'på UU-Vestegnen'],
		[['i 2015-', '17'], 'i 2015-17'],
		[['skole/', 'hjemsamarbejde'], 'skole/hjemsamarbejde'],
		[['Sundhedsformidlerne –', 'og prøve'], 'Sundhedsformidlerne – og prøve'],
		[['et frivilligt mentor-', 'korps'], 'et frivilligt mentorkorps'],
		[['<p>Det er</p>', '<p>vedtaget</p>'], 'Det er\nvedtaget'],
		[['a', 'b', 'c'], 'a b c']
	])('%j', (pieces, text) => {
		expect(join(...pieces).text).toBe(text);
		expect(join(...pieces).textSource).toBe(pieces.join('\n'));
	});

	test('and the repair stands on the line where the page ends', () => {
		expect(join('de unge', 'og deres').repairs).toEqual([
			{
				source: 'x.txt',
				line: 10,
				kind: 'page_break',
				before: 'unge\nog',
				after: 'unge og',
				reason: expect.any(String)
			}
		]);
	});
});

test('the verdict on a hyphen is that of its evidence', () => {
	const place = { left: 'hus', right: 'projekt', chained: false, atPageEnd: false, healedBeside: 0 };
	expect(judgeHyphen(place, noCorpus).kind).toBe('undecided');
	expect(judgeHyphen({ ...place, atPageEnd: true }, noCorpus).kind).toBe('heal');
	expect(judgeHyphen({ ...place, chained: true }, noCorpus).kind).toBe('keep');
	expect(judgeHyphen({ ...place, left: 'xyq' }, noCorpus).kind).toBe('undecided');
});
