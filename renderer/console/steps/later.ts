// The steps after the first, together: one file that the window fetches when idle.

export { DisplaysStep } from './DisplaysStep.tsx';
export { DrawStep } from './DrawStep.tsx';
export { FreezeStep } from './FreezeStep.tsx';
export { InputsStep } from './InputsStep.tsx';
export { PresentStep } from './PresentStep.tsx';
export { PublishStep } from './PublishStep.tsx';
export { RehearseStep } from './RehearseStep.tsx';
export { RevealStep } from './RevealStep.tsx';
export { SealStep } from './SealStep.tsx';
export { SecretsStep } from './SecretsStep.tsx';
export { VerifyStep } from './VerifyStep.tsx';
