/** Columns of a council, as `COUNCIL_VALUES` selects them. */
export const COUNCIL_TYPES = {
	councilId: 'VARCHAR',
	slug: 'VARCHAR',
	name: 'VARCHAR',
	municipality: 'VARCHAR',
	kind: 'VARCHAR',
	legalBasis: 'VARCHAR',
	termFrom: 'INTEGER',
	termTo: 'INTEGER',
	statusAsOf: 'VARCHAR?',
	statusDates: 'VARCHAR?',
	recommendations: 'INTEGER',
	rated: 'INTEGER',
	answered: 'INTEGER',
	statements: 'INTEGER',
	hasVerdicts: 'BOOLEAN',
	threads: 'INTEGER',
	inThreads: 'INTEGER'
} as const;

/** The values of `councils c` and of `internal.council_counts k` on it. */
export const COUNCIL_VALUES = `
			c.council_id as "councilId",
			c.slug,
			c.name,
			c.municipality,
			c.kind,
			c.legal_basis as "legalBasis",
			c.term_from as "termFrom",
			c.term_to as "termTo",
			k.status_as_of as "statusAsOf",
			k.status_dates as "statusDates",
			k.recommendations,
			k.rated,
			k.answered,
			k.statements,
			k.has_verdicts as "hasVerdicts",
			k.threads,
			k.in_threads as "inThreads"`;

/** `councils c` with what is counted of each. */
export const COUNCILS_COUNTED = `
		from councils c
		join internal.council_counts k on k.council_id = c.council_id`;
