import type { Finding, Repair } from '../model.ts';
import type { Piece } from '../parse/parsed-table.ts';
import type { HyphenEvidence } from './hyphen-evidence.ts';
import { type RepairedText, repairText } from './repair-text.ts';

/** Repairs texts by one evidence and keeps what there is to tell of it. */
export class Healer {
	private readonly repairs: Repair[] = [];
	private readonly notes: Finding[] = [];

	constructor(private readonly evidence: HyphenEvidence) {}

	heal(source: string, pieces: readonly Piece[], evidence = this.evidence): RepairedText {
		const repaired = repairText(source, pieces, evidence);
		this.repairs.push(...repaired.repairs);
		this.notes.push(...repaired.notes);
		return repaired;
	}

	/** In the order of the files, then of their lines. */
	told(files: readonly string[]): { repairs: Repair[]; notes: Finding[] } {
		const byPlace = (a: Finding | Repair, b: Finding | Repair) =>
			files.indexOf(a.source) - files.indexOf(b.source) || a.line - b.line;
		return { repairs: this.repairs.sort(byPlace), notes: this.notes.sort(byPlace) };
	}
}
