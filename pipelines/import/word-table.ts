import { ImportRefusal, type ReadBounds, type TableRow } from './table-file.ts';

interface WordCell {
	text: string;
	span: number;
	/** Null without a merge downwards. */
	merge: 'starts' | 'goes-on' | null;
}

/** A table of a document while it is read, cell after cell. */
export class WordTable {
	readonly #bounds: ReadBounds;
	/** `before` columns are left out in front of the cells; `width` counts these and all that the cells cover. */
	readonly #rows: { readonly cells: WordCell[]; before: number; width: number }[] = [];
	#columns = 0;
	#cell: WordCell | null = null;

	/** An empty table. */
	constructor(bounds: ReadBounds) {
		this.#bounds = bounds;
	}

	/** One more column of the grid. */
	addColumn(): void {
		this.#columns++;
	}

	/** The next row. */
	openRow(): void {
		this.#rows.push({ cells: [], before: 0, width: 0 });
	}

	/** The row begins so many columns further in. */
	skip(columns: number): void {
		const row = this.#rows.at(-1);
		if (!row) return;
		row.width = this.#bounded(row.width - row.before + this.#bounded(columns));
		row.before = columns;
	}

	/** The next cell of the row. */
	openCell(): void {
		this.#cell = { text: '', span: 1, merge: null };
	}

	/** The cell covers so many columns. */
	span(columns: number): void {
		if (this.#cell) this.#cell.span = Math.max(1, this.#bounded(columns));
	}

	/** The cell begins a merge downwards, or goes on with that of the cell above. */
	mergeDown(starts: boolean): void {
		if (this.#cell) this.#cell.merge = starts ? 'starts' : 'goes-on';
	}

	/** A paragraph: a new line where there is text before it. */
	openParagraph(): void {
		if (this.#cell && this.#cell.text !== '') this.write('\n');
	}

	/** Text of the cell. Throws `ImportRefusal` beyond the bound of a cell. */
	write(text: string): void {
		if (!this.#cell) return;
		this.#cell.text += text;
		if (this.#cell.text.length > this.#bounds.cellCharacters) {
			throw new ImportRefusal(
				'cell-too-long',
				`a cell of the document has more than ${this.#bounds.cellCharacters} characters`
			);
		}
	}

	/** The cell is done. Throws `ImportRefusal` where the row covers too many columns with it. */
	closeCell(): void {
		const [cell, row] = [this.#cell, this.#rows.at(-1)];
		this.#cell = null;
		if (!cell || !row) return;
		cell.text = withoutLastFeeds(cell.text);
		row.cells.push(cell);
		row.width = this.#bounded(row.width + cell.span);
	}

	/** The rows, blank ones left out but counted; a merged cell's text in each cell that it covers. */
	rows(): readonly TableRow[] {
		const above = new Map<number, string>();
		return this.#rows.flatMap(({ cells, before }, index): TableRow[] => {
			const texts: string[] = Array.from({ length: before }, () => '');
			for (const { text, span, merge } of cells) {
				const column = texts.length;
				const shown = merge === 'goes-on' ? (above.get(column) ?? text) : text;
				if (merge === null) above.delete(column);
				else above.set(column, shown);
				for (let covered = 0; covered < span; covered++) texts.push(shown);
			}
			if (texts.every((text) => text.trim() === '')) return [];
			const [only] = cells;
			const spans =
				cells.length === 1 && only !== undefined && only.span > 1 && only.span >= this.#columns - before;
			return [{ record: index + 1, line: null, cells: texts, ...(spans ? { spans: true } : {}) }];
		});
	}

	#bounded(columns: number): number {
		if (Number.isInteger(columns) && columns >= 0 && columns <= this.#bounds.columns) return columns;
		throw new ImportRefusal('too-many-columns', `a row of the document covers ${columns} columns`);
	}
}

function withoutLastFeeds(text: string): string {
	let end = text.length;
	while (text[end - 1] === '\n') end--;
	return text.slice(0, end);
}
