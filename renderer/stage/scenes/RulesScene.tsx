import { useEffect, useState } from 'react';
import type { SceneOf } from '../../../shared/contract/scenes.ts';
import type { ListedSchool } from '../../../shared/record/schools.ts';
import { groundName } from '../../../shared/text/grounds.ts';
import { Joined, Phrase } from '../parts/Phrase.tsx';
import { say, spoken } from '../state/text.ts';

/** Up to this many schools leave room for the picture; more take its place, and still more take turns. */
const withPicture = 4;
const perPage = 8;
const pageSeconds = 12;

/** A row per school; twin rule; what decides the result. */
export function RulesScene({ scene }: { readonly scene: SceneOf<'rules'> }) {
  const { schools, source } = scene;
  const pages = Math.ceil(schools.length / perPage);
  const page = useTurns(pages);
  const shown = schools.slice(page * perPage, (page + 1) * perPage);
  return (
    <div className="rules">
      <h1>
        <Phrase text={say('rules.title')} />
      </h1>
      <table className={schools.length > withPicture ? 'rules-table rules-many' : 'rules-table'}>
        <thead>
          <tr>
            <th scope="col">{say('column.school')}</th>
            <th scope="col">{say('column.places')}</th>
            <th scope="col">{say('column.exempt')}</th>
            <th scope="col">{say('column.applicants')}</th>
            <th scope="col">{say('column.way')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(school => (
            <tr key={school.code}>
              <th scope="row">
                <Phrase text={school.name} />
              </th>
              <td className="number" data-label={say('column.places')}>
                {school.places}
              </td>
              <td data-label={say('column.exempt')}>
                <Joined names={exemptWords(school)} separator="" />
              </td>
              <td className="number" data-label={say('column.applicants')}>
                {school.applicants}
              </td>
              <td data-label={say('column.way')} className={school.direct ? 'rules-direct' : 'rules-draw'}>
                {say(school.direct ? 'way.direct' : 'way.draw')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && <p className="rules-page">{say('rules.page', { page: page + 1, pages })}</p>}
      <div className="rules-twins">
        {twinRules(schools).map(rule => (
          <p key={rule}>
            <Phrase text={rule} />
          </p>
        ))}
        {source !== null && (
          <p className="rules-source">
            <Phrase text={say('rules.source', { source })} />
          </p>
        )}
      </div>
      {schools.length <= withPicture && <RulesPicture />}
    </div>
  );
}

/** What decides the result: list, promises and live digits make one number, which makes one ticket per lot. */
function RulesPicture() {
  return (
    <div className="picture">
      <div className="picture-pieces">
        <span>{say('sheet.sealed-list')}</span>
        <i>+</i>
        <span>{say('digest.commitment')}</span>
        <i>+</i>
        <span>{say('inputs.title')}</span>
      </div>
      <Arrow />
      <strong>{say('rules.seed')}</strong>
      <Arrow />
      <span>{say('rules.tickets')}</span>
    </div>
  );
}

function Arrow() {
  return (
    <svg className="arrow" viewBox="0 0 60 24" aria-hidden="true">
      <path d="M2 12h52M44 3l11 9-11 9" />
    </svg>
  );
}

function exemptWords(school: ListedSchool): string[] {
  const counted = school.exempt.filter(({ count }) => count > 0);
  if (counted.length === 0) return [say('column.none')];
  return counted.map(({ ground, count }) => say('rules.ground', { count, ground: groundName(spoken(), ground) }));
}

/** One sentence if all schools share a rule; otherwise one per rule, with its schools. */
function twinRules(schools: readonly ListedSchool[]): string[] {
  const drawing = schools.filter(({ direct }) => !direct);
  const rules = [...new Set(drawing.map(({ twins }) => twins))];
  return rules.map(rule => {
    const sentence = say(`rules.twins-${rule}`);
    if (rules.length === 1) return sentence;
    const names = drawing.filter(({ twins }) => twins === rule).map(({ name }) => name);
    return say('rules.twins-of', { schools: names.length > 3 ? names.length : names.join('、') }) + sentence;
  });
}

function useTurns(pages: number): number {
  const [page, setPage] = useState(0);
  useEffect(() => {
    if (pages < 2) return;
    const timer = setInterval(() => setPage(now => (now + 1) % pages), pageSeconds * 1000);
    return () => clearInterval(timer);
  }, [pages]);
  return pages < 2 ? 0 : page % pages;
}
