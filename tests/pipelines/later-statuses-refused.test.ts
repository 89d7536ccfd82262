import { describe, expect, test } from 'vitest';
import { type Change, FJORDBY, problemsIn, readFolder } from './folder-copy.ts';

const STATUS = 'status-2021.csv';
const CODINGS = 'codings-2021-05.csv';

/** The text with the line that begins so in other words. */
const line = (start: string, instead: string) => (text: string) => {
	const lines = text.split('\n').map((one) => (one.startsWith(start) ? instead : one));
	return lines.join('\n');
};
const from = (before: string, after: string) => (text: string) => {
	if (!text.includes(before)) throw new Error(`nothing to replace: ${before}`);
	return text.replace(before, after);
};

const REFUSED: readonly (readonly [string, string, Change, string | RegExp])[] = [
	['a text that names nobody', STATUS, line('fjo-ir-2012-02', ',Tekst.'), `${STATUS}:3 status-without-row`],
	['a record without text', STATUS, line('fjo-ir-2012-02', 'fjo-ir-2012-02,'), `${STATUS}:3 empty-status`],
	[
		'an id that was never given',
		STATUS,
		from('fjo-ir-2012-02', 'fjo-ir-2012-99'),
		`${STATUS}:3 unknown-recommendation`
	],
	[
		'an id of a status text',
		STATUS,
		from('fjo-ir-2012-02,', 'fjo-ir-2012-02;fjo-ir-s01,'),
		`${STATUS}:3 unknown-recommendation`
	],
	[
		'an id that is no longer in use',
		'ids.csv',
		(text) => `${text}recommendation,fjo-ir-2012-09,2012,fjo-ir-t01,x#00000000,fjo-ir-register,doubled\n`,
		`${STATUS}:3 retired-recommendation`
	],
	[
		'an id twice in a record',
		STATUS,
		from('fjo-ir-2012-02,', 'fjo-ir-2012-02;fjo-ir-2012-02,'),
		`${STATUS}:3 doubled-recommendation`
	],
	[
		'a text for several themes',
		STATUS,
		from('fjo-ir-2012-02,', 'fjo-ir-2012-02;fjo-ir-2012-03,'),
		`${STATUS}:3 status-across-themes`
	],
	[
		'another form of document',
		STATUS,
		from('recommendation_ids,text', 'id;tekst'),
		`${STATUS}:1 missing-column`
	],
	['a record of three cells', STATUS, from('skoler.', 'skoler, og én til'), `${STATUS}:3 invalid-record`],
	['no document', STATUS, null, `${STATUS}:1 missing-source`],
	['another document than described', STATUS, from('tosproget', 'dansk'), `${STATUS}:1 source-changed`],
	['no codings', CODINGS, null, `${CODINGS}:1 missing-codings`],
	[
		'a named recommendation without a coding',
		CODINGS,
		(text) => text.replace(/^fjo-ir-2012-02.*\n/m, ''),
		`${CODINGS}:1 missing-coding`
	],
	['codings of nothing', CODINGS, (text) => text.slice(0, text.indexOf('\n')), `${CODINGS}:1 missing-coding`],
	[
		'silence as a judgement',
		CODINGS,
		(text) => `${text}fjo-ir-2014-02,none,unknown,,,Da.,En.,true,1.0\n`,
		`${CODINGS}:9 none-in-later-status`
	],
	[
		'a text of the register as the later answer',
		CODINGS,
		from('fjo-ir-s07', 'fjo-ir-s01'),
		`${CODINGS}:2 statement-of-other-status`
	],
	[
		'a text of the later status as the first answer',
		'codings.csv',
		from('fjo-ir-s01', 'fjo-ir-s07'),
		'codings.csv:2 statement-of-other-status'
	],
	[
		'a quote of the register',
		CODINGS,
		from('Aftenholdet blev nedlagt i 2020', 'Aftenholdet begyndte i 2015'),
		`${CODINGS}:2 quote-not-in-statement`
	],
	['a text of another theme', CODINGS, from('fjo-ir-s07', 'fjo-ir-s10'), `${CODINGS}:2 foreign-statement`],
	[
		'a shared text that does not name it',
		CODINGS,
		from('group,unknown,fjo-ir-s12', 'group,unknown,fjo-ir-s11'),
		`${CODINGS}:7 group-without-text`
	],
	[
		'a recommendation coded twice',
		CODINGS,
		(text) => `${text}${/^fjo-ir-2012-02.*$/m.exec(text)?.[0]}\n`,
		`${CODINGS}:9 doubled-coding`
	]
];

describe('a later status is refused, with file and line,', () => {
	test.each(REFUSED)('with %s', async (_, file, change, problem) => {
		const more: Record<string, Change> =
			file === 'ids.csv' ? { [STATUS]: from('fjo-ir-2012-02', 'fjo-ir-2012-09') } : {};
		const found = await readFolder(FJORDBY, { [file]: change, ...more }, true);
		expect(problemsIn(found)).toContain(problem);
	});

	test('every line of what cannot be used among them', async () => {
		const { lineAccounts } = await readFolder(FJORDBY, {
			[STATUS]: from('fjo-ir-2014-01', 'fjo-ir-2014-99')
		});
		const roles = lineAccounts.filter(({ source }) => source === STATUS).map(({ role }) => role);
		expect(roles.slice(3, 6)).toEqual(['unusable', 'unusable', 'blank']);
		expect(roles).toHaveLength(9);
		const empty = await readFolder(FJORDBY, { [STATUS]: line('fjo-ir-2012-02', 'fjo-ir-2012-02,') });
		expect(empty.lineAccounts.filter(({ source }) => source === STATUS)[2]?.role).toBe('unusable');
	});
});
