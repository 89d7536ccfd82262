import type { Finding } from './model.ts';

/** Why a register folder cannot be read at all: nothing in it is of use until `findings` are dealt with. */
export class DataError extends Error {
	override readonly name = 'DataError';
	readonly findings: readonly Finding[];

	constructor(findings: readonly Finding[], options?: ErrorOptions) {
		super(findings.map((f) => `${f.source}:${f.line}: ${f.message}`).join('\n'), options);
		this.findings = findings;
	}
}
