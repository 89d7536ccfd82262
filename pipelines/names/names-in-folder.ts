import type { Finding, SourceReading } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';
import { findPersonal, type NameEvidence, type PersonalKind } from './find-personal.ts';

type Language = 'da' | 'en';

/** The columns of a folder's files that hold words from or about minutes and remarks, or of a council and its municipality. */
const TEXT_COLUMNS: Readonly<Record<string, Readonly<Record<string, Language>>>> = {
	'contexts.csv': { text: 'da' },
	'recommendations.csv': { text: 'da' },
	'evidence.csv': { quote: 'da', note_da: 'da', note_en: 'en' },
	'verdicts.csv': { note: 'da' },
	'replies.csv': { text: 'da', note: 'da' },
	'priorities.csv': { note: 'da' },
	'threads.csv': { label_da: 'da', rationale_da: 'da', label_en: 'en', rationale_en: 'en' }
};

const WHAT: Readonly<Record<PersonalKind, string>> = {
	name: 'the name of a person',
	telephone: 'a telephone number',
	email: 'an e-mail address',
	cpr: 'a CPR number'
};

/** Code of a finding on what may name a person. */
export const PERSONAL_CODE = 'personal-data';

/**
 * Says where a folder may name persons: in minutes, remarks and other prose, and in what is written about them, that is a
 * problem; in a register it is a note. One finding per line and sort; the message never says what stands there.
 */
export function namesInFolder(
	files: ReadonlyMap<string, Uint8Array>,
	sources: readonly SourceReading[],
	evidence: NameEvidence
): { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] } {
	const problems: Finding[] = [...evidence.allowed.problems];
	const notes: Finding[] = [];
	for (const { descriptor, lines } of sources) {
		const isRegister = descriptor.kind === 'register';
		lines.forEach((text, index) => {
			const found = findings(descriptor.file, index + 1, [[text, 'da']], evidence);
			(isRegister ? notes : problems).push(...found);
		});
		if (!isRegister) problems.push(...findings(descriptor.file, 1, [[descriptor.title, 'da']], evidence));
	}
	for (const [file, columns] of Object.entries(TEXT_COLUMNS)) {
		const bytes = files.get(file);
		if (!bytes) continue;
		for (const { line, values } of readCsvTable(file, bytes, Object.keys(columns)).rows) {
			const texts = Object.entries(columns).map(
				([name, language]) => [values[name] ?? '', language] as const
			);
			problems.push(...findings(file, line, texts, evidence));
		}
	}
	return { problems, notes };
}

/** Findings without what might repeat a name: others of the same line tell their code alone. */
export function withoutNames(findings: readonly Finding[], personal: readonly Finding[]): Finding[] {
	const places = new Set(personal.map(({ source, line }) => `${source}:${line}`));
	return findings.map((finding) =>
		finding.code !== PERSONAL_CODE && places.has(`${finding.source}:${finding.line}`)
			? { ...finding, message: 'told once the line names nobody' }
			: finding
	);
}

function findings(
	source: string,
	line: number,
	texts: readonly (readonly [text: string, language: Language])[],
	evidence: NameEvidence
): Finding[] {
	const kinds = texts.flatMap(([text, language]) =>
		findPersonal(text, evidence, language).map(({ kind }) => kind)
	);
	return [...new Set(kinds)].map((kind) => {
		const count = kinds.filter((other) => other === kind).length;
		const times = count === 1 ? '' : ` (${count} places)`;
		const message =
			`the line holds what looks like ${WHAT[kind]}${times}: write the role in square brackets instead, ` +
			'or add a name of a place or an institution to allowed-names.csv';
		return { source, line, code: PERSONAL_CODE, message };
	});
}
