import { defineTable, ID_PATTERN } from '../table.ts';

/** The advisory councils whose recommendations are held. */
export const councils = defineTable({
	name: 'councils',
	title: 'Råd',
	grain: 'One row per council.',
	primaryKey: ['council_id'],
	rules: [{ name: 'term-in-order', sql: 'term_from <= term_to' }],
	columns: {
		council_id: {
			type: 'VARCHAR',
			title: 'Råd-id',
			description: 'Id of the council and start of every id that belongs to it: alb-ir.',
			pattern: ID_PATTERN
		},
		slug: {
			type: 'VARCHAR',
			title: 'Adresseord',
			description: 'First word of the addresses of the council on the site: albertslund.',
			unique: true,
			pattern: ID_PATTERN
		},
		name: { type: 'VARCHAR', title: 'Navn', description: 'Name of the council.' },
		municipality: {
			type: 'VARCHAR',
			title: 'Kommune',
			description: 'Name of the municipality that the council advises.'
		},
		kind: {
			type: 'VARCHAR',
			title: 'Type',
			description: 'What sort of council, in Danish: integrationsråd.'
		},
		legal_basis: {
			type: 'VARCHAR',
			title: 'Lovgrundlag',
			description: 'Act and section that the council rests on, in Danish.'
		},
		term_from: {
			type: 'INTEGER',
			title: 'Fra år',
			description: "First year that the council's register covers.",
			minimum: 1900,
			maximum: 2100
		},
		term_to: {
			type: 'INTEGER',
			title: 'Til år',
			description: "Last year that the council's register covers.",
			minimum: 1900,
			maximum: 2100
		}
	}
});
