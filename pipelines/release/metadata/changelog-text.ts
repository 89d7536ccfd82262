import { columnValues, type DescribedRelease } from './described-release.ts';

/**
 * `CHANGELOG.md`: the versions, the newest first, what each says of itself, and how much of which table it changed. Every
 * changed cell with its reason stands in `changes.csv`. In Danish.
 */
export function changelogText({ facts, older, tables }: DescribedRelease): string {
	const of = (column: string) => columnValues(tables, 'changes', column);
	const changes = of('version').map((version, row) => ({
		version,
		table: String(of('table')[row]),
		before: of('before')[row],
		after: of('after')[row],
		field: of('field')[row]
	}));
	const sections = [...older, facts].reverse().map(({ version, date, summary }) => {
		const counts = new Map<string, { cells: number; added: number; gone: number }>();
		for (const change of changes.filter((one) => one.version === version)) {
			const count = counts.get(change.table) ?? { cells: 0, added: 0, gone: 0 };
			if (change.field !== null) count.cells += 1;
			else if (change.before === null) count.added += 1;
			else count.gone += 1;
			counts.set(change.table, count);
		}
		const lines = [...counts].map(([table, { cells, added, gone }]) => {
			const parts = [
				cells > 0 ? `${cells} ${cells === 1 ? 'celle' : 'celler'} ændret` : '',
				added > 0 ? `${added} ${added === 1 ? 'række' : 'rækker'} ny` : '',
				gone > 0 ? `${gone} ${gone === 1 ? 'række' : 'rækker'} taget ud` : ''
			];
			return `- ${table}: ${parts.filter(Boolean).join(', ')}`;
		});
		return [`## ${version} (${date})\n`, summary ?? '', '', ...lines].join('\n').trimEnd();
	});
	return `# Ændringslog\n\nHver ændret celle står i changes.csv: hvad der stod før, hvad der står nu, og hvorfor.\n\n${sections.join('\n\n')}\n`;
}
