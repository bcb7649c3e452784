namespace Fleet.Providers.Random;

/// <summary>The words that pet names are made of: short, plain, nobody's name and nobody's insult.</summary>
internal static class PetWords
{
    /// <summary>Animals.</summary>
    public static string[] Animals { get; } = Words(
        """
        albatross alpaca ant antelope axolotl badger barbel bass bat bear beaver bee beetle bison bittern blackbird boar
        bream bullfinch bunting bustard butterfly buzzard camel capybara carp cat caterpillar catfish chaffinch chamois
        cheetah chinchilla chough cicada civet clam cod condor coot cormorant cow coyote crab crane cricket crow cuckoo
        curlew deer dingo dipper dog dolphin donkey dormouse dove dragonfly duck dunlin dunnock eagle earwig echidna eel
        egret eider elephant elk emu ermine falcon ferret finch firefly flamingo flounder fox frog fulmar gannet gazelle
        gecko genet gerbil gibbon giraffe gnu goat goldcrest goldfinch goose gorilla goshawk grayling grebe grouse gull
        guppy haddock halibut hamster hare harrier hawk hedgehog heron herring hippo hobby hoopoe horse hyena hyrax ibex
        ibis iguana impala jackal jackdaw jaguar jay jellyfish kangaroo kestrel kingfisher kite kiwi koala kudu ladybird
        lamb lamprey lapwing lark lemming lemur leopard linnet lion lizard llama lobster lynx macaw mackerel magpie
        mallard manatee marlin marmot marten martin meerkat merganser merlin mink minnow mole mongoose moose moth mouse
        mule mullet muskrat mussel narwhal newt nightingale nuthatch ocelot octopus okapi orca oriole osprey ostrich otter
        ouzel owl ox oyster panda panther parrot partridge peacock pelican penguin perch petrel pheasant pigeon pike
        pipit plaice platypus plover polecat pony porcupine porpoise prawn puffin puma python quail rabbit raccoon raven
        ray redshank redstart redwing reindeer rhino roach robin rook ruff sable salamander salmon sandpiper sardine
        seal serval shark sheep shrew shrimp siskin skate skua skylark smelt snail snipe sparrow spider sponge sprat
        squid squirrel starfish starling stickleback stilt stoat stork sturgeon swallow swan swift tadpole tapir teal
        tench tern terrapin thrush tiger toad tortoise toucan trout tuna turbot turtle urchin vole wagtail wallaby walrus
        warbler wasp waxwing weasel whale wheatear whimbrel whinchat wigeon wolf wolverine wombat woodcock woodpecker
        worm wren yak zander zebra
        """);

    /// <summary>What an animal is like.</summary>
    public static string[] Adjectives { get; } = Words(
        """
        able active agile alert amber ample ancient apt ardent arctic autumn awake azure balmy blue bold brave breezy
        bright brisk broad bronze calm candid careful cheerful chief civil clean clear clever cloudy cobalt cool copper
        coral cosy crimson crisp curious dapper daring dawning deep deft dewy early earnest easy ember even exact fair
        famed fast fine firm fleet fluent fond frank free fresh frosty frugal gentle gilded glad gleaming golden good
        grand grateful green handy happy hardy hazel hearty helpful high honest humble indigo ivory jade jolly jovial
        joyful keen kind lasting leafy light limber lively loyal lucid lucky mellow merry mighty mild misty modest mossy
        neat nimble noble northern olive open orderly patient peaceful playful plucky polished polite prime prompt proper
        proud punctual pure quick quiet rapid ready regal restful rich robust rosy round ruby rugged rustic sage sandy
        scarlet serene sharp shining silent silver simple sincere sleek smart smiling smooth snowy snug sober solid
        southern sparkling spirited splendid spotted spring spry stable starry steady sterling stout striped strong sturdy
        subtle summer sunny supple sure swift tactful tall tawny teal tender thankful thrifty tidy tireless topaz tranquil
        trim true trusty upbeat upright velvet verdant vivid warm watchful wary western whole willing winged winter wise
        witty wooden woolly worthy young zesty
        """);

    /// <summary>How much, or in which way.</summary>
    public static string[] Adverbs { get; } = Words(
        """
        ably always amply aptly barely boldly bravely briefly brightly briskly broadly busily calmly carefully
        cheerfully clearly cleverly closely commonly constantly curiously daily dearly deeply deftly directly duly early
        easily entirely equally evenly ever exactly fairly faithfully firmly fondly formerly frankly freely freshly fully
        gently gladly gracefully gradually gratefully greatly handily happily hardly heartily highly honestly hourly hugely
        humbly ideally jointly jollily joyfully justly keenly kindly largely lastly lately lightly likely lively loosely
        loudly loyally luckily mainly merrily mildly modestly monthly mostly namely nearly neatly newly nicely nightly
        nimbly nobly normally notably oddly often openly orderly overly partly patiently plainly politely possibly
        promptly properly proudly purely quickly quietly quite rapidly rarely rather readily really recently regularly
        rightly roughly safely seldom sharply shortly silently simply sincerely slightly slowly smartly smoothly softly
        solely soundly steadily strongly suddenly surely swiftly tenderly thickly thinly tidily timely truly typically
        usually utterly vaguely vastly very vividly warmly weekly wholly widely willingly wisely yearly
        """);

    private static string[] Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
