import {
	autocompletion,
	closeBrackets,
	closeBracketsKeymap,
	completionKeymap
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, SQLDialect, sql } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';

/** An editor for SQL in the page. Tab leaves it, as it leaves any other field. */
export interface SqlEditor {
	readonly text: () => string;
	/** Puts a text in place of all there is; it can be undone. */
	readonly setText: (text: string) => void;
	readonly focus: () => void;
	readonly destroy: () => void;
}

/** What an editor starts with and whom it tells. */
export interface EditorOptions {
	readonly text: string;
	/** Where the caret stands, in characters from the start. */
	readonly caret: number;
	readonly label: string;
	/** Id of the element that says which keys do what. */
	readonly describedBy: string;
	/** Tables and their columns, for completion. */
	readonly tables: Readonly<Record<string, readonly string[]>>;
	/** The editor's own words in the reader's language, by the English ones. */
	readonly phrases: Readonly<Record<string, string>>;
	readonly onChange: (text: string) => void;
	/** Ctrl+Enter, or Cmd+Enter on a Mac. */
	readonly onRun: () => void;
}

/** What DuckDB has beyond PostgreSQL, as far as a reader of this site meets it. */
const DUCKDB = SQLDialect.define({
	...PostgreSQL.spec,
	keywords: `${PostgreSQL.spec.keywords ?? ''} pivot unpivot qualify exclude summarize describe semi anti asof positional sample`,
	types: `${PostgreSQL.spec.types ?? ''} hugeint ubigint utinyint double list struct map`
});

/** Opens an editor as the last child of an element. */
export function openEditor(parent: HTMLElement, options: EditorOptions): SqlEditor {
	const view = new EditorView({
		parent,
		state: EditorState.create({
			doc: options.text,
			selection: { anchor: Math.min(options.caret, options.text.length) },
			extensions: extensions(options)
		})
	});
	return {
		text: () => view.state.doc.toString(),
		setText: (text) =>
			view.dispatch({
				changes: { from: 0, to: view.state.doc.length, insert: text },
				selection: { anchor: text.length }
			}),
		focus: () => view.focus(),
		destroy: () => view.destroy()
	};
}

function extensions({ label, describedBy, tables, phrases, onChange, onRun }: EditorOptions): Extension {
	const run = () => {
		onRun();
		return true;
	};
	return [
		lineNumbers(),
		history(),
		drawSelection(),
		bracketMatching(),
		closeBrackets(),
		autocompletion({ icons: false }),
		sql({ dialect: DUCKDB, schema: tables }),
		syntaxHighlighting(classHighlighter),
		EditorView.lineWrapping,
		EditorState.phrases.of(phrases),
		EditorView.contentAttributes.of({
			'aria-label': label,
			'aria-describedby': describedBy,
			autocapitalize: 'off',
			spellcheck: 'false'
		}),
		EditorView.updateListener.of(({ docChanged, state }) => {
			if (docChanged) onChange(state.doc.toString());
		}),
		keymap.of([
			{ key: 'Mod-Enter', run },
			...closeBracketsKeymap,
			...completionKeymap,
			...historyKeymap,
			...defaultKeymap
		])
	];
}
