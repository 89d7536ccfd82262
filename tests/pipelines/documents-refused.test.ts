import { describe, expect, test } from 'vitest';
import {
	AALBORG,
	ALBERTSLUND,
	BALLERUP,
	type Change,
	MEETING_134,
	MEETING_160,
	POLICY,
	problemsIn,
	readFolder,
	readPolicy,
	REMARKS,
	withLine
} from './folder-copy.ts';

type Changes = Readonly<Record<string, Change>>;

/** Replaces what must be there once. */
function replaced(before: string | RegExp, after: string): (text: string) => string {
	return (text) => {
		const changed = text.replace(before, after);
		if (changed === text) throw new Error(`nothing to replace: ${before}`);
		return changed;
	};
}

async function problemsOf(folder: string, changes: Changes): Promise<string[]> {
	return problemsIn(folder === AALBORG ? await readPolicy(changes) : await readFolder(folder, changes));
}

describe('a line that nothing explains is a problem', () => {
	test.each<readonly [string, string, Changes, string]>([
		[
			'in minutes',
			ALBERTSLUND,
			{ [MEETING_134]: withLine(43, 'Det regnede.') },
			`${MEETING_134}:43 unexplained-line`
		],
		[
			'in remarks',
			BALLERUP,
			{ [REMARKS]: withLine(115, 'Det regnede den dag.') },
			`${REMARKS}:115 unexplained-line`
		],
		[
			'in a policy',
			AALBORG,
			{ [POLICY]: withLine(26, 'Det regnede den dag.') },
			`${POLICY}:26 unexplained-line`
		],
		[
			'that was background',
			AALBORG,
			{ 'background.csv': replaced(/^aal-policy-2005,25\n/m, '') },
			`${POLICY}:25 unexplained-line`
		],
		[
			'that was evidence',
			ALBERTSLUND,
			{ 'evidence.csv': replaced(/^alb-ir-e10,.*\n/gm, '') },
			`${MEETING_134}:55 unexplained-line`
		]
	])('%s', async (_, folder, changes, problem) => {
		expect(await problemsOf(folder, changes)).toEqual([problem]);
	});
});

describe('an entry that its lines do not bear out is a problem', () => {
	test.each<readonly [string, string, Changes, string]>([
		[
			'a text with another word',
			BALLERUP,
			{ 'contexts.csv': replaced('Digitalt materiale', 'Andet materiale') },
			'contexts.csv:5 text-not-in-lines'
		],
		[
			'a text with another mark',
			BALLERUP,
			{ 'contexts.csv': replaced('suppleanter.', 'suppleanter!') },
			'contexts.csv:5 text-differs'
		],
		[
			'a recommendation with another mark',
			BALLERUP,
			{ 'recommendations.csv': replaced('genoplives.', 'genoplives;') },
			'recommendations.csv:3 text-differs'
		],
		[
			'a text that begins in a word',
			AALBORG,
			{ 'contexts.csv': replaced('"Det overordnede', '"et overordnede') },
			'contexts.csv:6 text-not-in-lines'
		],
		[
			'a line too many',
			BALLERUP,
			{ 'contexts.csv': replaced('bal-ir-remarks-2014,28', 'bal-ir-remarks-2014,26;28') },
			'contexts.csv:5 line-named-in-vain'
		],
		[
			'lines out of order',
			BALLERUP,
			{ 'contexts.csv': replaced('18;20', '20;18') },
			'contexts.csv:3 invalid-entry'
		],
		[
			'a heading',
			AALBORG,
			{ 'background.csv': replaced('aal-policy-2005,25', 'aal-policy-2005,23') },
			'background.csv:2 not-prose'
		],
		[
			'background that is a context',
			AALBORG,
			{ 'background.csv': replaced('aal-policy-2005,25', 'aal-policy-2005,25;27') },
			'background.csv:2 not-background'
		],
		[
			'a document that there is not',
			AALBORG,
			{ 'contexts.csv': replaced('aal-policy-2005,29', 'aal-policy,29') },
			'contexts.csv:3 unknown-source'
		],
		[
			'an unknown kind',
			AALBORG,
			{ 'contexts.csv': replaced('aal-c02,statement', 'aal-c02,promise') },
			'contexts.csv:3 invalid-entry'
		],
		[
			'an unknown area',
			AALBORG,
			{ 'contexts.csv': replaced('aal-c02,statement,citizenship', 'aal-c02,statement,moon') },
			'contexts.csv:3 invalid-entry'
		],
		[
			'an id given twice',
			AALBORG,
			{ 'contexts.csv': replaced('aal-c02,', 'aal-c01,') },
			'contexts.csv:3 invalid-entry'
		],
		[
			'an id that is not that of the ledger',
			BALLERUP,
			{ 'recommendations.csv': replaced('bal-ir-2014-02,', 'bal-ir-2014-72,') },
			'recommendations.csv:3 other-id'
		]
	])('%s', async (_, folder, changes, problem) => {
		expect(await problemsOf(folder, changes)).toContain(problem);
	});
});

describe('evidence that does not hold is a problem', () => {
	const first = 'alb-ir-e07,alb-ir-2011-01,alb-ir-minutes-134,32,2014-09-30,';
	test.each<readonly [string, (text: string) => string, string]>([
		[
			'a quote with another letter',
			replaced('Fritidsjob og kontakt', 'Fritidsjob eller kontakt'),
			'quote-not-in-lines'
		],
		['a quote that is healed', replaced('for 2014- 17. Vision', 'for 2014-17. Vision'), 'quote-not-in-lines'],
		[
			'another date than its document',
			replaced(first, first.replace('2014-09-30', '2014-09-29')),
			'other-date'
		],
		[
			'a recommendation that never was',
			replaced(first, first.replace('2011-01', '2011-77')),
			'evidence-without-text'
		],
		['an unknown effect', replaced(/(alb-ir-e07,.*?,)confirms,/, '$1proves,'), 'invalid-entry'],
		['one without a note', replaced(/^(alb-ir-e07,.*,confirms,).*$/m, '$1"",""'), 'invalid-entry'],
		['a line too many', replaced(first, first.replace(',32,', ',31;32,')), 'line-named-in-vain'],
		['a passage that is two', replaced('alb-ir-e08,', 'alb-ir-e07,'), 'other-passage'],
		['one recommendation twice', replaced(/^(alb-ir-e07,.*\n)/m, '$1$1'), 'doubled-evidence']
	])('%s', async (_, change, code) => {
		const problems = await problemsOf(ALBERTSLUND, { 'evidence.csv': change });
		expect(problems.map((problem) => problem.replace(/^evidence\.csv:\d+ /, ''))).toContain(code);
	});

	test('of a recommendation that had an id and is gone from the register is a note', async () => {
		const reading = await readFolder(ALBERTSLUND, {
			'001_e36baab6562e834e.txt': replaced(
				/^2011\tDer er behov[^\n]*\n|^2011\t[^\n]*fritidsjob[^\n]*\n/im,
				''
			)
		});
		expect(reading.notes.map(({ code }) => code)).toContain('evidence-without-text');
	});
});

describe('a document that is not the one described is a problem', () => {
	test('another date', async () => {
		const problems = await problemsOf(ALBERTSLUND, {
			[MEETING_160]: replaced(/28\. maj 2018/, '29. maj 2018')
		});
		expect(problems).toContain(`${MEETING_160}:1 other-date`);
	});

	test('other bytes, for a build', async () => {
		const changes = { [REMARKS]: (text: string) => `${text}\n` };
		expect(problemsIn(await readFolder(BALLERUP, changes, true))).toEqual([`${REMARKS}:1 source-changed`]);
		expect(problemsIn(await readFolder(BALLERUP, changes))).toEqual([]);
	});

	test('one that is not there', async () => {
		expect(await problemsOf(ALBERTSLUND, { [MEETING_134]: null })).toContain(
			`${MEETING_134}:1 missing-source`
		);
	});

	test('a layout that there is not', async () => {
		const problems = await problemsOf(AALBORG, {
			'document.json': replaced('"layout": "policy"', '"layout": "poem"')
		});
		expect(problems).toContain('document.json:1 unknown-layout');
	});
});

describe('a thread that does not hold is a problem', () => {
	const second = /^(alb-ir-h01,.*,alb-ir-2010-06,2010,reworded,.*)$/m;
	test.each<readonly [string, (text: string) => string]>([
		['of one recommendation', replaced(/^alb-ir-h01,.*,alb-ir-2010-06,.*\n/m, '')],
		['with a link at its first', replaced(/^(alb-ir-h01,.*,alb-ir-2010-04,2010),,,$/m, '$1,verbatim,A,A')],
		[
			'without a link at its second',
			replaced(/,alb-ir-2010-06,2010,reworded,.*$/m, ',alb-ir-2010-06,2010,,,')
		],
		['with an unknown link', replaced('alb-ir-2010-06,2010,reworded', 'alb-ir-2010-06,2010,similar')],
		[
			'with a link that nobody explains',
			replaced(/,alb-ir-2010-06,2010,reworded,.*$/m, ',alb-ir-2010-06,2010,reworded,,')
		],
		['with the same recommendation twice', replaced(second, '$1\n$1')],
		['with another year than the register', replaced('alb-ir-2010-06,2010', 'alb-ir-2010-06,2011')],
		['with a recommendation that never was', replaced('alb-ir-2010-06,2010', 'alb-ir-2010-66,2010')],
		['newest first', (text) => text.replace(/^(alb-ir-h02,.*\n)(alb-ir-h02,.*\n)/m, '$2$1')],
		['with two labels', replaced(/^alb-ir-h01,[^,]*,([^,]*,alb-ir-2010-06)/m, 'alb-ir-h01,Andet,$1')],
		['with an id of another council', (text) => text.replaceAll('alb-ir-h01', 'bal-ir-h01')]
	])('%s', async (_, change) => {
		const problems = await problemsOf(ALBERTSLUND, { 'threads.csv': change });
		expect(problems.map((problem) => problem.split(' ')[1])).toContainEqual(
			expect.stringMatching(/invalid-thread|thread-without-text/)
		);
	});
});

describe('a redaction that is not logged, or logged and not there, is a problem', () => {
	test.each<readonly [string, string, Changes, string]>([
		[
			'a role without a line in the log',
			ALBERTSLUND,
			{ 'redactions.csv': replaced(/^000_.*,85,.*\n/m, '') },
			`${MEETING_134}:85 unlogged-redaction`
		],
		[
			'a line in the log without a role',
			ALBERTSLUND,
			{ 'redactions.csv': replaced(',85,given_name', ',86,given_name') },
			'redactions.csv:3 redaction-not-found'
		],
		['no log at all', BALLERUP, { 'redactions.csv': null }, `${REMARKS}:40 unlogged-redaction`]
	])('%s', async (_, folder, changes, problem) => {
		expect(await problemsOf(folder, changes)).toContain(problem);
	});

	test('a copy with roles that claims to be the original', async () => {
		const same = (text: string) => {
			const descriptor = JSON.parse(text);
			for (const source of descriptor.sources) source.sha256Original = source.sha256;
			return JSON.stringify(descriptor);
		};
		expect(await problemsOf(BALLERUP, { 'register.json': same })).toEqual([`${REMARKS}:1 original-as-copy`]);
	});
});
