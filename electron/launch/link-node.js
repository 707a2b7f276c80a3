// Run by npm after an install and before the tests and a build: see linkOwnNode.
import { linkOwnNode } from './own-node.js';

linkOwnNode();
