import { createHash } from 'node:crypto';
import type { Recommendation, RegisterReading } from '#pipelines/model.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { SMALL_AREAS, smallReading } from '../pipelines/build/small-reading.ts';
import { smallNames } from '../pipelines/tables/small-tables.ts';

/** The id of the recommendation that holds the text of this number, from 0. */
export const idOf = (at: number): string => `tst-ir-2010-${String(at + 1).padStart(3, '0')}`;

/** A register with a recommendation, a theme and a status text of each text; `council` and `title` name its council and its source. */
export function hostileReading(
	texts: readonly string[],
	{ council = 'Rådet', title = 'Anbefalinger' }: { readonly council?: string; readonly title?: string } = {}
): RegisterReading {
	const plain = smallReading();
	const [first] = plain.recommendations;
	const [source] = plain.sources;
	if (first === undefined || source === undefined) throw new Error('the small register is empty');
	const id = (kind: string, at: number) => `tst-ir-${kind}${String(at + 1).padStart(3, '0')}`;
	const lines = texts.map((text) => `2010\t${text.replaceAll(/\s/gu, ' ')}`);
	const bytes = Buffer.from(lines.join('\n'));
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const descriptor = { ...source.descriptor, title, sha256, sha256Original: sha256 };
	const recommendations = texts.map((text, at): Recommendation => ({
		...first,
		recommendationId: idOf(at),
		year: 2010,
		themeId: id('t', at),
		text,
		textSource: text,
		sourceLines: [at + 1],
		blockStatementId: id('s', at),
		coding: {
			...first.coding,
			statementIds: [id('s', at)],
			quote: text,
			rationaleDa: text,
			rationaleEn: text
		}
	}));
	return smallReading({
		descriptor: {
			...plain.descriptor,
			council: { ...plain.descriptor.council, name: council },
			sources: [descriptor]
		},
		sources: [{ ...source, descriptor, sha256, lines, bytes }],
		themes: texts.map((text, at) => ({
			themeId: id('t', at),
			label: text,
			areaId: 'school',
			sourceLines: [at + 1]
		})),
		recommendations,
		statements: texts.map((text, at) => ({
			statementId: id('s', at),
			themeId: id('t', at),
			text,
			textSource: text,
			sourceId: descriptor.id,
			sourceLines: [at + 1],
			asOf: null,
			standsFor: [idOf(at)],
			speaksOf: [idOf(at)]
		})),
		responses: texts.map((_, at) => ({
			recommendationId: idOf(at),
			statementId: id('s', at),
			kind: 'direct'
		})),
		judgements: recommendations.map(({ recommendationId, coding }) => ({
			recommendationId,
			asOf: '2013-02',
			coding
		})),
		lineAccounts: texts.map((_, at) => ({
			source: descriptor.file,
			line: at + 1,
			role: 'recommendation',
			entityIds: [idOf(at), id('s', at)]
		})),
		repairs: []
	});
}

/** Makes a release of such a register. Throws as `makeRelease` does where the pipeline refuses it. */
export async function makeHostileRelease(releases: string, reading: RegisterReading): Promise<void> {
	const input = { version: '1.0.0', date: '2026-11-22', areas: SMALL_AREAS, names: smallNames };
	await makeRelease(releases, { ...input, readings: [reading] });
}
