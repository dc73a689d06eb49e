import type { Realm } from '../people/person.ts';
import type { Sender } from './content.ts';

/** What sort of house writes. `hospital` is the facility itself. */
export type SenderKind = 'laboratory' | 'imaging' | 'clinic' | 'practice' | 'rehabilitation' | 'hospital';

const sender = (index: number, name: string, rest: Omit<Sender, 'oid' | 'name'>): Sender => ({
  oid: `2.16.840.1.113883.19.72.${index}`,
  name,
  ...rest,
});

const FR = (index: number, name: string, rest: Omit<Sender, 'oid' | 'name' | 'phone' | 'state'>): Sender =>
  sender(index, name, { ...rest, phone: `04 65 71 10 ${10 + index}`, state: null });
const GB = (index: number, name: string, rest: Omit<Sender, 'oid' | 'name' | 'phone' | 'state'>): Sender =>
  sender(index, name, { ...rest, phone: `020 7946 0${100 + index}`, state: null });
const US = (index: number, name: string, rest: Omit<Sender, 'oid' | 'name' | 'phone' | 'state'>): Sender =>
  sender(index, name, { ...rest, phone: `(802) 555-01${10 + index}`, state: 'VT' });

/** Who writes to each facility. None of them exists. */
export const SENDERS: Readonly<Record<Realm, Readonly<Record<SenderKind, readonly Sender[]>>>> = {
  FR: {
    laboratory: [
      FR(1, 'Laboratoire Biovalbrune', {
        addressLine: '14, place du Marché',
        city: 'Valbrune',
        postalCode: '69984',
        color: '#0b7285',
      }),
      FR(2, 'Laboratoire des Deux-Rives', {
        addressLine: '3, quai de la Saône',
        city: 'Montclair',
        postalCode: '69980',
        color: '#5f3dc4',
      }),
    ],
    imaging: [
      FR(3, 'Centre d’imagerie des Tilleuls', {
        addressLine: '27, avenue Jean-Jaurès',
        city: 'Montclair',
        postalCode: '69981',
        color: '#364fc7',
      }),
    ],
    clinic: [
      FR(5, 'Clinique des Acacias', {
        addressLine: '8, rue Pasteur',
        city: 'Valbrune',
        postalCode: '69984',
        color: '#2b8a3e',
      }),
    ],
    practice: [
      FR(6, 'Maison de santé du Moulin', {
        addressLine: '2, chemin du Moulin',
        city: 'Pont-d’Aure',
        postalCode: '69987',
        color: '#a61e4d',
      }),
      FR(7, 'Cabinet médical de La Roche-Verte', {
        addressLine: '19, rue des Lilas',
        city: 'La Roche-Verte',
        postalCode: '69989',
        color: '#495057',
      }),
    ],
    rehabilitation: [
      FR(8, 'Centre de rééducation Les Glycines', {
        addressLine: '40, route de Valbrune',
        city: 'Bézières-sur-Lône',
        postalCode: '69988',
        color: '#d9480f',
      }),
    ],
    hospital: [
      FR(9, 'CHU de Montclair', {
        addressLine: '1, avenue de l’Hôpital',
        city: 'Montclair',
        postalCode: '69980',
        color: '#1864ab',
      }),
    ],
  },
  GB: {
    laboratory: [
      GB(11, 'Highfield Pathology', {
        addressLine: '5 Highfield Close',
        city: 'London',
        postalCode: 'N19 4ZZ',
        color: '#0b7285',
      }),
    ],
    imaging: [
      GB(12, 'Albion Imaging Centre', {
        addressLine: '60 Albion Road',
        city: 'London',
        postalCode: 'E8 3ZZ',
        color: '#364fc7',
      }),
    ],
    practice: [
      GB(14, 'The Crescent Surgery', {
        addressLine: '11 The Crescent',
        city: 'Barnet',
        postalCode: 'EN5 4ZZ',
        color: '#2b8a3e',
      }),
    ],
    clinic: [
      GB(15, 'Kingsley Hospital', {
        addressLine: 'Kingsley Road',
        city: 'Enfield',
        postalCode: 'EN2 6ZZ',
        color: '#5f3dc4',
      }),
    ],
    rehabilitation: [
      GB(16, 'Orchard Rehabilitation Unit', {
        addressLine: '2 Orchard Gardens',
        city: 'London',
        postalCode: 'SE15 2ZZ',
        color: '#d9480f',
      }),
    ],
    hospital: [
      GB(17, 'Northbrook General Hospital', {
        addressLine: 'Northbrook Lane',
        city: 'London',
        postalCode: 'NW5 1ZZ',
        color: '#1864ab',
      }),
    ],
  },
  US: {
    laboratory: [
      US(21, 'Green Ridge Laboratories', {
        addressLine: '410 Pine Ridge Road',
        city: 'Winooski',
        postalCode: '05404',
        color: '#0b7285',
      }),
    ],
    imaging: [
      US(22, 'Lakeview Imaging', {
        addressLine: '88 Lakeview Drive',
        city: 'Shelburne',
        postalCode: '05482',
        color: '#364fc7',
      }),
    ],
    practice: [
      US(27, 'Winooski Family Practice', {
        addressLine: '31 Church Street',
        city: 'Winooski',
        postalCode: '05404',
        color: '#5f3dc4',
      }),
    ],
    clinic: [
      US(24, 'Champlain Valley Hospital', {
        addressLine: '200 Spear Street',
        city: 'South Burlington',
        postalCode: '05403',
        color: '#2b8a3e',
      }),
    ],
    rehabilitation: [
      US(25, 'College Avenue Physical Therapy', {
        addressLine: '75 College Avenue',
        city: 'Burlington',
        postalCode: '05401',
        color: '#d9480f',
      }),
    ],
    hospital: [
      US(26, 'Maple Street Clinic', {
        addressLine: '12 Maple Street',
        city: 'Burlington',
        postalCode: '05401',
        color: '#1864ab',
      }),
    ],
  },
};

/** The desk that each facility's letters are addressed to. */
export const RECIPIENTS: Readonly<Record<Realm, { name: string; lines: readonly string[] }>> = {
  FR: { name: 'CHU de Montclair', lines: ['Bureau du courrier médical', '1, avenue de l’Hôpital', '69980 Montclair'] },
  GB: { name: 'Northbrook General Hospital', lines: ['Medical records', 'Northbrook Lane', 'London NW5 1ZZ'] },
  US: { name: 'Maple Street Clinic', lines: ['Medical records', '12 Maple Street', 'Burlington, VT 05401'] },
};
