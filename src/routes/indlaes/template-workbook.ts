import { unzipSync } from 'fflate';
import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre';
import { IMPLEMENTATIONS, type Implementation } from '#lib/domain/vocabulary.ts';
import { formatZip } from '#pipelines/release/zip-file.ts';

interface TemplateTexts {
	readonly title: string;
	readonly register: string;
	readonly guide: string;
	readonly headings: readonly string[];
	/** One cell for each heading; the first row is marked as an example. */
	readonly example: readonly string[];
	readonly words: readonly (readonly [string, string])[];
	readonly statusHeading: readonly [string, string];
	readonly statuses: Readonly<Record<Implementation, readonly [string, string]>>;
}

const TEXTS: Readonly<Record<'da' | 'en', TemplateTexts>> = {
	da: {
		title: 'Skabelon til et register over anbefalinger',
		register: 'Register',
		guide: 'Forklaring',
		headings: ['År', 'Råd', 'Tema', 'Anbefaling', 'Kommunens svar', 'Status'],
		example: [
			'2024',
			'Eksempelrådet',
			'Eksempel',
			'EKSEMPEL, slet denne række: Rådet anbefaler, at kommunen åbner biblioteket om søndagen.',
			'Biblioteket har haft åbent om søndagen siden august.',
			'Gennemført'
		],
		words: [
			['År', 'Året, hvor rådet gav anbefalingen. Fire cifre. En dato kan også bruges.'],
			['Råd', 'Navnet på rådet. Det samme i alle rækker, hvis der kun er ét råd.'],
			['Tema', 'Emnet, skrevet ens hver gang. Må være tomt.'],
			['Anbefaling', 'Rådets egne ord. Én anbefaling i hver række. Må ikke være tomt.'],
			['Kommunens svar', 'Kommunens egne ord. Lad cellen være tom, hvis der intet svar er.'],
			['Status', 'Et af ordene nedenfor. Lad cellen være tom, hvis ingen har oplyst det.'],
			['Navne', 'Skriv ingen navne på privatpersoner. Det, der står i registeret, bliver offentligt.']
		],
		statusHeading: ['Statusord', 'Betydning'],
		statuses: {
			implemented: ['Gennemført', 'Det, rådet bad om, er udført eller i drift.'],
			partial: ['Delvist gennemført', 'Noget af det er gjort. Resten er ikke gjort eller ikke nævnt.'],
			in_progress: ['I gang', 'Det er besluttet, planlagt eller begyndt, men ikke på plads endnu.'],
			not_implemented: ['Ikke gennemført', 'Det er ikke gjort, eller det vil ikke blive gjort.'],
			discontinued: ['Ophørt', 'Det blev sat i gang, men er siden ophørt.'],
			unknown: ['Uoplyst', 'Ingen har oplyst, hvad der skete. Det betyder ikke, at intet skete.']
		}
	},
	en: {
		title: 'Template for a register of recommendations',
		register: 'Register',
		guide: 'Explanation',
		headings: ['Year', 'Council', 'Theme', 'Recommendation', 'Response', 'Status'],
		example: [
			'2024',
			'Example council',
			'Example',
			'EXAMPLE, delete this row: The council recommends that the municipality open the library on Sundays.',
			'The library has been open on Sundays since August.',
			'Implemented'
		],
		words: [
			['Year', 'The year the council made the recommendation. Four digits. A date will do, too.'],
			['Council', 'The name of the council. The same in all rows where there is only one.'],
			['Theme', 'The subject, written alike each time. May be empty.'],
			['Recommendation', "The council's own words. One recommendation in each row. May not be empty."],
			['Response', "The municipality's own words. Leave the cell empty where there is no answer."],
			['Status', 'One of the words below. Leave the cell empty where nobody has said it.'],
			['Names', 'Write no names of private persons. What stands in the register becomes public.']
		],
		statusHeading: ['Status word', 'Meaning'],
		statuses: {
			implemented: ['Implemented', 'What the council asked for is done or in operation.'],
			partial: ['Partly implemented', 'Some of it is done. The rest is not done or not mentioned.'],
			in_progress: ['In progress', 'It is decided, planned or begun, but not in place yet.'],
			not_implemented: ['Not implemented', 'It is not done, or will not be done.'],
			discontinued: ['Discontinued', 'It was begun and has since stopped.'],
			unknown: ['Unknown', 'Nobody has said what happened. That does not mean that nothing did.']
		}
	}
};

const HEADING: CellStyle = {
	font: { bold: true },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E4D9' } }
};
const TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
const EXAMPLE: CellStyle = { ...TEXT, font: { italic: true, color: { rgb: '6B675F' } } };
/** The workbook says no day of its own: the same template has the same bytes. */
const NO_DAY = new Date(Date.UTC(2020, 0, 1));

/** The workbook that a register can begin with: headings, one row marked as an example, and a sheet that explains the words. */
export async function templateWorkbook(locale: 'da' | 'en'): Promise<Uint8Array<ArrayBuffer>> {
	const texts = TEXTS[locale];
	const bytes = await writeXlsx({
		properties: { title: texts.title, creator: 'Genklang', created: NO_DAY, modified: NO_DAY },
		sheets: [registerSheet(texts), guideSheet(texts)]
	});
	const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, bytes: content }));
	return new Uint8Array(formatZip(parts));
}

function registerSheet({ register, headings, example }: TemplateTexts): WriteSheet {
	const cells = new Map(
		headings.flatMap((_, column) => [
			[`0,${column}`, { style: HEADING }] as const,
			[`1,${column}`, { style: EXAMPLE }] as const
		])
	);
	return {
		name: register,
		columns: [10, 24, 22, 70, 70, 22].map((width) => ({ width })),
		rows: [headings, example].map((row) => [...row]),
		freezePane: { rows: 1 },
		cells
	};
}

function guideSheet({ guide, words, statusHeading, statuses }: TemplateTexts): WriteSheet {
	const rows = [...words, ['', ''], statusHeading, ...IMPLEMENTATIONS.map((code) => statuses[code])];
	const cells = new Map(
		rows.flatMap((row, index) =>
			row.map(
				(_, column) =>
					[
						`${index},${column}`,
						{ style: row === statusHeading || (index < words.length && column === 0) ? HEADING : TEXT }
					] as const
			)
		)
	);
	return { name: guide, columns: [{ width: 24 }, { width: 90 }], rows: rows.map((row) => [...row]), cells };
}
