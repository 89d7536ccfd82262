import { columnValues, type DescribedRelease } from './described-release.ts';

interface Change {
	readonly version: unknown;
	readonly table: string;
	readonly id: unknown;
	readonly field: unknown;
	readonly before: unknown;
}

/**
 * `CHANGELOG.md`: the versions, the newest first, what each says of itself, and how much of which table it changed. Every
 * changed cell with its reason stands in `changes.csv`. In Danish.
 */
export function changelogText({ facts, older, tables }: DescribedRelease): string {
	const [versions, names, ids, fields, before] = ['version', 'table', 'id', 'field', 'before'].map((column) =>
		columnValues(tables, 'changes', column)
	);
	const changes = (versions ?? []).map((version, row): Change => ({
		version,
		table: String(names?.[row]),
		id: ids?.[row],
		field: fields?.[row],
		before: before?.[row]
	}));
	const sections = [...older, facts].reverse().map(({ version, date, summary }) => {
		const ofVersion = changes.filter((change) => change.version === version);
		return [`## ${version} (${date})\n`, ...(summary ? [`${summary}\n`] : []), ...tableLines(ofVersion)].join(
			'\n'
		);
	});
	const head =
		'# Ændringslog\n\nHver ændret celle står i changes.csv: hvad der stod før, hvad der står nu, og hvorfor.\n';
	return `${[head, ...sections.map((section) => `${section.trimEnd()}\n`)].join('\n')}`;
}

function tableLines(changes: readonly Change[]): string[] {
	const counts = new Map<string, Map<string, number>>();
	for (const change of changes) {
		const ofTable = counts.get(change.table) ?? new Map<string, number>();
		const kind = kindOf(change);
		ofTable.set(kind, (ofTable.get(kind) ?? 0) + 1);
		counts.set(change.table, ofTable);
	}
	return [...counts].map(([table, kinds]) => {
		return `- ${table}: ${[...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', ')}`;
	});
}

function kindOf({ id, field, before }: Change): string {
	const isNew = before === null;
	if (id === null)
		return `${field === null ? 'tabel, der er' : `kolonnen ${String(field)}`} ${isNew ? 'ny' : 'væk'}`;
	if (field !== null) return 'ændrede celler';
	return isNew ? 'nye rækker' : 'rækker taget ud';
}
