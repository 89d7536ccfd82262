import { readFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { AnswerStore } from '#run/server/answer-store.mjs';
import { SiteMetrics } from '#run/server/site-metrics.mjs';

const RULES = 'docs/prometheus/genklang.rules.yml';

/** Told by Prometheus itself of everything that it asks. */
const OF_PROMETHEUS = ['up'];

test('the example of alerts asks for no metric that the server does not tell', () => {
	const store = new AnswerStore(0);
	store.switchTo('1.0.0-0a1b2c3d4e5f');
	const metrics = new SiteMetrics({ store, load: () => ({ making: 0, waiting: 0 }) });
	const answer = new ServerResponse(new IncomingMessage(new Socket()));
	metrics.watch('/albertslund', answer);
	answer.emit('close');
	const told = metrics.text();
	const names = new Set([...told.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
	const asked = [...readFileSync(RULES, 'utf8').matchAll(/^ +expr: (.*)$/gm)].flatMap(([, expression = '']) =>
		(expression.match(/\b(?:http|genklang|process|nodejs)_\w+|\bup\b/g) ?? []).map((name) =>
			name.replace(/_bucket$/, '')
		)
	);
	expect(asked.length).toBeGreaterThan(10);
	expect(asked.filter((name) => !names.has(name) && !OF_PROMETHEUS.includes(name))).toEqual([]);
});
