import type { LedgerEntry } from './id-ledger.ts';

/** Gives ids that the ledger has not given yet, in the order in which they are asked for. */
export class IdMint {
	private readonly last = new Map<string, number>();

	constructor(
		private readonly councilId: string,
		entries: readonly LedgerEntry[]
	) {
		for (const { id } of entries) {
			const parts = /^(.*?)(\d+)$/.exec(id);
			if (parts) this.remember(parts[1] ?? '', Number(parts[2]));
		}
	}

	/** `alb-ir-2010-01`. */
	recommendation(year: number): string {
		return this.next(`${this.councilId}-${year}-`);
	}

	/** `alb-ir-s01`. */
	statement(): string {
		return this.next(`${this.councilId}-s`);
	}

	private next(start: string): string {
		const number = (this.last.get(start) ?? 0) + 1;
		this.remember(start, number);
		return start + String(number).padStart(2, '0');
	}

	private remember(start: string, number: number): void {
		this.last.set(start, Math.max(number, this.last.get(start) ?? 0));
	}
}
