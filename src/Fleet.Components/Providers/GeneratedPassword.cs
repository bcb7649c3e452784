using Pulumi;

namespace Fleet.Components.Providers;

/// <summary><c>random:index/randomPassword:RandomPassword</c>, with what generated secrets need of it.</summary>
internal sealed class GeneratedPassword : CustomResource
{
    public GeneratedPassword(string name, GeneratedPasswordArgs args, CustomResourceOptions options)
        : base("random:index/randomPassword:RandomPassword", name, args, Secret(options))
    {
    }

    /// <summary>The generated text.</summary>
    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    private static CustomResourceOptions Secret(CustomResourceOptions options)
    {
        options.AdditionalSecretOutputs.Add("result");
        options.AdditionalSecretOutputs.Add("bcryptHash");
        return options;
    }
}

/// <summary>What a generated secret is made of.</summary>
internal sealed class GeneratedPasswordArgs : ResourceArgs
{
    /// <summary>How many characters.</summary>
    [Input("length", required: true)]
    public Input<int> Length { get; set; } = null!;

    /// <summary>Whether there are other characters than letters and digits.</summary>
    [Input("special")]
    public Input<bool>? Special { get; set; }
}
