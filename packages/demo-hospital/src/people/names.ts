import type { Realm } from './person.ts';

/** Given names by the generation that bears them, oldest first: born before 1955, before 1985, since. */
type Generations = readonly [readonly string[], readonly string[], readonly string[]];

interface NameTable {
  female: Generations;
  male: Generations;
  family: readonly string[];
}

const list = (names: string): readonly string[] => names.split(' ').map((name) => name.replaceAll('_', ' '));

const ENGLISH_FAMILIES = list(
  'Abbott Adeyemi Ahmed Atkinson Bailey Barnes Begum Bennett Blackwood Bradshaw Brooks Campbell Carter Chapman Chowdhury Clarke Coleman Cooper Davies Dawson Ellis Evans Fletcher Forbes Foster Gibson Graham Gupta Hall Harrison Hartley Hayes Holloway Hughes Hussain Iqbal Jackson Johnston Kaur Kelly Khan Knight Lawson Lewis Mackenzie Marshall Mensah Mitchell Morgan Murphy Nwosu Okafor Osborne Palmer Parker Patel Pearson Pritchard Quinn Rahman Reid Richardson Robinson Rowlands Saunders Sharma Shaw Singh Stevenson Sutton Taylor Thompson Townsend Turner Walsh Ward Watson Whitaker Wilkinson Wong Wright Yeboah',
);

export const NAMES: Readonly<Record<Realm, NameTable>> = {
  FR: {
    female: [
      list(
        'Andrée Colette Denise Françoise Ginette Hélène Huguette Jacqueline Jeannine Josette Lucienne Madeleine Marcelle Marguerite Monique Odette Paulette Renée Simone Thérèse Yvette Yvonne',
      ),
      list(
        'Anne Béatrice Brigitte Catherine Céline Chantal Christine Corinne Delphine Fatima Frédérique Isabelle Karine Laurence Leïla Martine Nadia Nathalie Patricia Sabine Sandrine Sophie Stéphanie Valérie Véronique Virginie',
      ),
      list(
        'Agathe Alice Amandine Aminata Anaïs Camille Chloé Clémence Emma Eva Inès Jade Jeanne Juliette Léa Lina Louise Manon Maëlys Margaux Noémie Pauline Romane Sarah Yasmine Zoé',
      ),
    ],
    male: [
      list(
        'André Bernard Claude Fernand Georges Gérard Gilbert Guy Henri Jacques Jean Lucien Marcel Maurice Michel Paul Pierre Raymond René Robert Roger Roland Serge',
      ),
      list(
        'Alain Bruno Cédric Christophe Damien Daniel Denis Didier Éric Fabrice Franck Frédéric Jérôme Karim Laurent Marc Mohamed Olivier Patrick Pascal Philippe Sébastien Stéphane Thierry Vincent Yves',
      ),
      list(
        'Adam Adrien Antoine Arthur Baptiste Clément Enzo Gabriel Hugo Ibrahim Jules Kévin Léo Loïc Louis Lucas Mathis Maxime Mehdi Nathan Nicolas Noah Raphaël Romain Thomas Tom Valentin Yanis',
      ),
    ],
    family: list(
      'André Arnaud Aubert Barbier Baron Benali Benoît Bernard Berthelot Besson Blanchard Bonnet Bouchard Boucher Boyer Brunet Camara Caron Charpentier Chevallier Colin Collet Cordier Coulibaly Da_Silva David Delacroix Delaunay Denis Deschamps Diallo Dubois Dufour Dumont Dupuy Durand Fabre Faure Ferrand Fleury Fontaine Fournier Gaillard Garcia Gauthier Gérard Giraud Guérin Guillaume Haddad Henry Hubert Jacquet Joly Lacroix Lambert Langlois Laurent Le_Gall Leclerc Legrand Lemaire Lemoine Leroux Lopez Lucas Maillard Marchand Maréchal Masson Mercier Meunier Meyer Michaud Morin Nguyen Noël Olivier Perrin Perrot Picard Poirier Rémy Renard Renault Rey Rivière Robin Roche Rolland Roussel Roy Schmitt Tessier Traoré Vasseur Vidal Weber',
    ),
  },
  GB: {
    female: [
      list(
        'Audrey Barbara Beryl Brenda Doreen Dorothy Edna Eileen Enid Gwendolyn Irene Jean Joan Joyce Marjorie Maureen Muriel Norma Patricia Pauline Phyllis Sheila Shirley',
      ),
      list(
        'Alison Amina Angela Carol Christine Claire Deborah Elaine Fiona Gillian Helen Jacqueline Julie Karen Lesley Lorraine Mandeep Michelle Nicola Parveen Rachel Samantha Sarah Susan Tracey Wendy',
      ),
      list(
        'Aaliyah Abigail Alice Amelia Ava Charlotte Chloe Eleanor Ella Emily Freya Grace Hannah Imogen Isla Jasmine Lily Lucy Megan Mia Niamh Phoebe Poppy Rosie Ruby Zara',
      ),
    ],
    male: [
      list(
        'Albert Alfred Arthur Bernard Clifford Derek Donald Douglas Eric Ernest Frank Frederick George Gordon Harold Kenneth Leonard Norman Raymond Reginald Ronald Roy Stanley Walter',
      ),
      list(
        'Adrian Alan Andrew Anthony Barry Christopher Colin Craig David Dean Gareth Gary Graham Ian Imran Keith Kevin Mark Martin Neil Paul Rajesh Richard Simon Stephen Stuart',
      ),
      list(
        'Aidan Alexander Benjamin Callum Charlie Connor Dylan Ethan Finley Freddie George Harry Jack Jacob James Joshua Kai Liam Lucas Mohammed Nathan Noah Oscar Ryan Theo Toby',
      ),
    ],
    family: ENGLISH_FAMILIES,
  },
  US: {
    female: [
      list('Betty Carolyn Donna Dolores Gloria Helen Janet Judith Lois Marilyn Nancy Norma Ruth Sandra Shirley'),
      list('Amy Angela Cynthia Dawn Denise Heather Jennifer Kimberly Laura Lisa Melissa Michelle Rosa Tammy Teresa'),
      list('Addison Aubrey Ava Avery Brianna Brooklyn Camila Chloe Ella Harper Kayla Madison Maya Olivia Sofia'),
    ],
    male: [
      list('Carl Charles Dale Eugene Gerald Harold Jerry Larry Lawrence Ralph Roger Ronald Wayne Willard'),
      list('Brian Chad Curtis Darren Eric Gregory Jason Jeffrey Kevin Luis Michael Scott Steven Timothy Todd'),
      list('Aiden Brandon Caleb Dylan Elijah Ethan Hunter Isaiah Jayden Logan Mateo Mason Tyler Wyatt Zachary'),
    ],
    family: [
      ...ENGLISH_FAMILIES.slice(0, 24),
      ...list(
        'Alvarez Bergeron Castillo Desrochers Gagnon Hernandez Kowalski Lindqvist Nguyen Novak Ramirez Schneider',
      ),
    ],
  },
};
