import { say } from '../state/text.ts';

/** What decides the result: list, promises and live digits make one number, and the number makes one ticket a lot. */
export function RulesPicture() {
  return (
    <div className="picture">
      <div className="picture-pieces">
        <span>{say('step.freeze')}</span>
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
